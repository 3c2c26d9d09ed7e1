<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AwsPane</name>
    <message>
        <source>AWS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the AWS credentials come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses the AWS_… variables that Fairlead was started with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key &amp;ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret access ke&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session &amp;token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for temporary keys, which begin with ASIA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No AWS profile on this computer. Choose Keys, or run “aws configure”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>Check the network, the VPN and the proxy of this computer, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it keeps happening, a firewall or a proxy may hold the connection back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy did not pass the connection to %1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check HTTPS_PROXY and NO_PROXY, and the user name and password of the proxy in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate that %1 shows is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If your network inspects TLS, set AWS_CA_BUNDLE to the file with its certificate and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file with the certificate of your certificate authority, or add the authority to the certificates of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be spoken to over TLS at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port, and whether the address begins with https where only http answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gave an answer that cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something on the way may have answered in its place: a proxy, a portal, a wrong address. The details hold the beginning of the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request to %1 could not be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details say why. Please report this if you cannot mend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 was closed in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credentials for %1 hold characters that no key has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them again without line breaks, spaces and quotation marks around them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No AWS region is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the AWS region is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region from the list, such as us-east-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No AWS credentials were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a profile, enter an access key, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AWS credentials are incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An access key id needs its secret access key. The details name the place and what is missing there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no AWS profile of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another profile, or correct AWS_PROFILE. The details name it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AWS config or credentials file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file. The details name it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in to IAM Identity Center has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “aws sso login” for this profile, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in to the AWS console session has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “aws login” for this profile, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile needs a part of the AWS SDK that is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles of “aws login” need it. Choose another profile, or run “aws configure export-credentials” and enter the temporary key that it prints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile asks for an MFA code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again and enter the code of your MFA device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile could not deliver its credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what the profile names as its source: credential_process, a role, a token file. The details hold what it answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this computer is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS refuses requests that are signed more than five minutes off. Set the clock, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of %1 is not a web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it as in the browser, such as https://kibana.example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of %1 is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use https. Credentials are sent over plain http to this computer alone (localhost, 127.0.0.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the certificate authority cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a readable file with certificates in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else than %1 answers at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address. Kibana and Elasticsearch have addresses of their own, often with “.kb.” and “.es.” in them, or the ports 5601 and 9200.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sends requests on to another address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address that the browser shows once %1 is open, up to and without “/app”. The details hold where the request was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sign-in page answers in place of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy or a portal wants a sign-in in the browser first. Enter an address that leads to %1 directly.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>Unfolded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ElasticPane</name>
    <message>
        <source>Elastic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kibana address or Cloud ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other ways…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User and password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to sign in to Elastic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate authority &amp;file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if this computer does not trust the certificate of Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Elasticsearch address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if it cannot be told from the Kibana address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for a certificate file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate authority file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Something that is not ours stands in the way of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or remove it yourself. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was there before, left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is being undone and cannot be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo it to the end, then set up a new connection.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>1 thing to solve before Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 things to solve before Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>The journal was written by a newer version of Fairlead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start that version, or move %1 away to begin a new journal. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is being worked on by another Fairlead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the window or command that started it, or wait until it has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal cannot be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed without it. Check that the disk is not full and that you may write to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the runs and copy the name from there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>This run belongs to %1 %2, but you are signed in to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to %1 and try again. Nothing was changed here or there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the AWS account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the AWS partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the AWS region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Kibana at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Elastic deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Kibana space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>The sandbox did not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs the packages of the extra “sandbox”: pip install &apos;fairlead[sandbox]&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemView</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretEdit</name>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>%1 refused a request (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gave no reason. The details name the request.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sign in</name>
    <message>
        <source>Fairlead has to sign in to %1 again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret was not kept, or is gone from its place. Enter it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Create an access key for %1, store it in the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM → keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the key in IAM and in the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the old access key %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be undone: AWS does not give a deleted key back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · secret stored in %2, never shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 has two access keys, which is all that AWS allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose on Access key which of them may be deleted, or choose another user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 has a key %2 that came up during this run and is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead does not touch it, since somebody works with it. Find out who made it; if it is not needed, delete it in the IAM console, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new secret access key could not be stored in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new key was deleted at once, so nothing is left. %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key %1 could not be deleted either; Try again and Undo both delete it first. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key %1 is not there any more as it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted or deactivated it, or its keyring entry. Try again to make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access key %1 of %2, which somebody uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came up during this run. Delete it in the IAM console if nobody needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a test prompt to Bedrock and through Kibana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana → Bedrock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo: this only asks; the prompts cost a few tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking Bedrock with the connector&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking through Kibana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking through Kibana as the AI Assistant does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until AWS has opened the model for good, up to 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direct %1 ms · Kibana %2 ms · AI Assistant %3 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model answers, but AWS may close it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For up to 15 minutes after the first call AWS lets calls pass before everything is in order. %1 Put that right, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anthropic&apos;s use case form is not submitted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no agreement for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is not authorized for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is not entitled to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not offered in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan has a step that this version of Fairlead does not know: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made by a newer version. Open it with that version. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach the policy %1 to the user %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detaches the policy again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached before this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 has as many policies as AWS allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Detach one that is not needed any more, choose another user, or ask AWS for a higher quota “Managed policies attached to an IAM user”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM does not show the policy at the user %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM may need a little longer. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the IAM policy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the policy, unless it is attached to something else by then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has a policy named %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not made by this run, so it stays as it is (%1). Choose another name on IAM policy, or use that policy as an existing one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM does not show the policy %1 that was just created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy %1, which no longer carries the mark of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If nobody needs it, delete it in the IAM console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy %1, which is attached to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach it there if nobody needs it, then undo again or delete it in the IAM console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the IAM user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the user, unless it has keys or policies of somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has a user named %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not made by this run, so it stays as it is (%1). Choose another name on IAM user, or choose it there as an existing user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM does not show the user %1 that was just created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 is not limited by the permissions boundary %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed it since it was created. Set the boundary again in IAM, or undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1, which no longer carries the mark of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1, which has something that this run did not give it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1 Remove that if nobody needs it, then undo again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the inference endpoint %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the endpoint, unless an ingest pipeline uses it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of Elasticsearch is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An inference endpoint lives in Elasticsearch, not in Kibana. Enter its address on Sign in, or leave the endpoint out on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch has an inference endpoint named %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not made by this run, and the key in it cannot be seen or changed. Choose another id on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inference endpoint %1 is not there as it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed or deleted it meanwhile. Delete it if nobody needs it, try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inference endpoint %1, which is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch says: %1 Change that, then undo again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the key works everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STS, Bedrock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo: this only asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM usually needs 5 to 15 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM takes longer than usual, up to %1 s are normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region %1 is not enabled for this AWS account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key works in %1, so the key itself is fine. Enable %2 under Account &gt; AWS Regions in the AWS console, or set up the connector in another region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS does not know the access key %1 after %2 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See in the IAM console whether the key is there and active. If it is, try again in a few minutes; if it is gone, undo and begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not keep the secret access key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keyring, check that it may be written, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret access key is not in %1 under “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS shows a secret only once. If it was removed from the keyring, make a new key with Replace the key; if the keyring is another one, open the one that was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the Kibana connector %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana, space %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the connector; rules and assistants that use it lose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana has another connector with the id %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is named “%1” and stays as it is. Begin the set-up anew; a new id is chosen then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector %1 is not in Kibana as it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed or deleted it meanwhile. Try again to put it right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Kibana does not take a region for the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads the region from the URL, and %1 does not tell %2. Use the URL %3 on Connector, or update Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 references to the deleted connector %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules or assistants in Kibana still name it. Choose another connector there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the agreement for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the agreement; other users of the account lose the model with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted before this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS is opening the model, %1 left at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS makes no offer for %1 in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or ask AWS why the account may not subscribe to this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS could not open %1 for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1 Check the payment method of the account and the Marketplace rights, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS has not opened %1 within %2 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agreement is made, but AWS still reports it as %1. Try again later; the run waits here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store your access key %1 in the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STS, keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes the keyring entry; the key itself is yours and stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret of the access key %1 is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it again on Access key. Fairlead keeps it nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access key %1 belongs to the AWS account %2, not to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a key of a user in the account that you signed in to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 broke off before its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock closed the stream early. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered without any text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another prompt, or another default model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request body is not JSON with messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or go back to a plain prompt. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit the use case form for Anthropic&apos;s models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be undone: AWS keeps the form for the account, at no cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>submitted before, nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>submitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS does not show the use case form that was just submitted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may need a little longer. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The use case form for Anthropic&apos;s models, which AWS keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS offers no way to withdraw it. It costs nothing and opens nothing by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_CheckRow</name>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
