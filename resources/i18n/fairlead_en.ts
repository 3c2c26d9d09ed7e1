<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Fairlead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>License</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connects AWS to Elastic. Apache License 2.0. It uses Qt and Qt for Python under the GNU Lesser General Public License 3, unchanged: you may replace them by builds of your own. These are the licenses of everything it is made of:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check for a &amp;newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its package brings no text of its license along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. It holds versions and codes, no names, no addresses, no secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the newest version…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a newer version: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Access</name>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready after Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in this region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not authorized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not entitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted at Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use case missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use case at Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legacy, ends %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The use case form of Anthropic was not submitted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the form below. Fairlead submits it at Apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody in this account has accepted the agreement yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read and accept it. Fairlead sends the acceptance at Apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS is opening the model for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes up to 15 minutes. The run waits for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS could not complete the agreement. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the payment method of the account and its AWS Marketplace rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS does not offer this model in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or another region on Sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS has not authorized this account for the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new account may still be under verification, or the organization may forbid it. Ask who manages the organization, or AWS Support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account holds no entitlement to the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If your organization manages entitlements in AWS License Manager, ask its administrator for a grant. Otherwise ask AWS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in may not see how the model stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be chosen all the same; the test prompt will tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS answers no more requests for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS keeps this model for accounts that used it lately.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an active model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccessKey</name>
    <message>
        <source>Testing the key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key works. It belongs to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccessKeyPage</name>
    <message>
        <source>What the connector signs in to AWS with. Its secret is never shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key I have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS shows a secret once. Fairlead stores it and reads it back before it goes on; if that fails, the key is deleted again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the secret for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in memory until Fairlead ends, and in the connector. A run that is interrupted makes a new key when it is resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up the access keys of %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing the key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for %1 at Apply; its secret goes straight into %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for %1 at Apply.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Address</name>
    <message>
        <source>Enter the address that the browser shows for Kibana, such as https://my-deployment.kb.us-east-1.aws.elastic.cloud, or the Cloud ID of the deployment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of Kibana is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither a web address nor a Cloud ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address with %1 cannot be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use https. Only Kibana on this computer may be reached over plain http.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address holds a user name or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out and enter it in the fields below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has no valid host name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port of the address is not a number up to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the console of Elastic Cloud, not Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the deployment there and copy the address of Kibana, or its Cloud ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the address of Elasticsearch, not of Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of Kibana is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the address of Kibana, not of Elasticsearch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Cloud ID is incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all of it from the deployment&apos;s page in the Elastic Cloud console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Cloud ID names no Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable Kibana for the deployment, or enter the address of another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreementPane</name>
    <message>
        <source>Agreement for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead accepts it for this AWS account at Apply, not before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS names no currency in an offer. The Amazon Bedrock pricing page does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read the license agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the license agreement of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept the agreement for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 per %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first token %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in / %2 out tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
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
    <name>BasicRules</name>
    <message>
        <source>Basic rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add ba&amp;sic rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove basic rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move basic rule up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move basic rule down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They leave out or keep documents by a field, beside the rules above. The first one that matches decides; what none matches is kept. Objects are fetched all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits the regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is less than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basic rules (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Bedrock</name>
    <message>
        <source>Bedrock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amazon Bedrock connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets AI Assistant and Attack Discovery use Claude models. Policy, user, access key, model access and Kibana connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up Bedrock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a &amp;test prompt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models of this region were not looked up yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has reached the end of its life. Choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is legacy. AWS serves it only to accounts that used it in the last 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot stream its answers, which Elastic&apos;s assistants ask for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An inference endpoint lives in Elasticsearch, whose address does not follow from that of Kibana. Enter it on Sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana, space %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test prompt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrowserSignIn</name>
    <message>
        <source>Sign in to IAM Identity Center</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with the &amp;browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the page again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for a code…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your browser asks whether Fairlead may use your access. Allow it only if the page shows this code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BucketLookup</name>
    <message>
        <source>Looking up buckets…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Buckets</name>
    <message>
        <source>Name at least one bucket. The connector asks for it even if there are sync rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“*” means every bucket and stands alone. Every sync would fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buckets are parted by commas. A line break alone makes one name of two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While there are sync rules, only the buckets that they name are read. Nothing of %1 is indexed, and what was is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the name of a bucket. Every sync would fail.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BucketsPage</name>
    <message>
        <source>What the connector will fetch. Counts come from the real buckets, judged the way the connector judges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the rules as JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the rules…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BucketsPane</name>
    <message>
        <source>Buckets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add bucket by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up buckets again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ll buckets (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found in this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up buckets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no bucket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The buckets are not known. Add one by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While there are rules, they say which buckets are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every bucket that the key may see, also those to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you may not list it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own KMS key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS KMS key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BucketsShown</name>
    <message>
        <source>Buckets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose others on Buckets and rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every bucket, also those to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Fairlead made a mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done so far is in the journal and can be resumed or undone from Home. The report below says where it happened; it holds no names, no addresses and no secrets.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Key is active and belongs to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 is not among the keys of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 of %2 is deactivated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new one with Replace the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy allows invoke and streaming for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy does not allow invoke and streaming for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lacks %1 on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the policy allows this model depends on conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They cannot be judged from here; the prompt tells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model %1 is not offered in %2 any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another default model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector has its secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector has lost its secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana&apos;s encryption key has changed, or the connector was imported. Fairlead can send them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector is not in Kibana any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted it. Undo, and set it up anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector region matches model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector signs for %1, but the model is in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the secrets again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this model to the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the URL to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can be listed and read with the connector&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can be listed, but holds no object to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s key may not see where “%1” is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be listed and read, but a bucket of another region may not be found. Allow s3:GetBucketLocation on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s key cannot read objects of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every object with text would be left out, and the sync would report success. Allow s3:GetObject on its objects, and kms:Decrypt where the bucket has a key of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An object of “%1” could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector has settings that a sync can run with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every sync would fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules that were set last do not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector has another access key than Fairlead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It signs with %1. The rows below were asked with the key in the keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the key again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the policy right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents in the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 holds %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key of the connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s key is accepted, and sees %1 buckets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector lists all buckets first, so every sync would fail. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bucket %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects that a full sync would bring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full sync would bring %1 objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with text, %2 with name and facts alone, %3 left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full sync would bring no object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1 takes no object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 archived objects would be left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the connection to see all of its checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector refuses the draft of the rules, so the earlier ones go on. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1 names “%2”, which is not the name of a bucket.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>There is no connection or run named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“fairlead runs” lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where: AWS account %1, %2; Kibana %3, space %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a connection named %1 already (%2). This makes another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several runs are named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which by its id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is not text in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it again from your editor, with the encoding UTF-8.</source>
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
        <source>Sign in with the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If your network inspects TLS, add its authority to the certificates of this computer, or set AWS_CA_BUNDLE to the file with it. Then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file with the certificate of the authority that signed it, or add that authority to the certificates of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate that %1 shows is not valid at this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the date and the clock of this computer, and set them if they are wrong. If they are right, whoever runs the server, or the proxy on the way to it, has to renew the certificate.</source>
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
        <source>Something on the way may have answered in its place: a proxy, a portal, a wrong address. Try again, then check the network.</source>
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
        <source>This profile is not signed in to IAM Identity Center.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with the browser, or run “%2” and try again.</source>
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
    <name>Connections</name>
    <message>
        <source>stopped at “%1”, %2 of %3 steps done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being undone, something is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys older than 90 days should be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate the key of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the test of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in &amp;Kibana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rotate key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save access key as .csv…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo everything…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Connector</name>
    <message>
        <source>“%1” is not a whole number. Every sync would fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With pages of no object every listing comes back empty. The connector reports success and deletes every document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S3 refuses pages of %1 objects. The connector takes the buckets for empty, reports success and deletes every document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S3 lists %1 objects at a time at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter at least one second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter 0 or more attempts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the text extraction service the pipeline must not extract text as well. Switch one off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the API key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectorChecks</name>
    <message>
        <source>Before a full sync, with the connector&apos;s own key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read the red rows: start a full sync all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check failed. Read the red rows before a full sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectorKeyPane</name>
    <message>
        <source>API key of the connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector service signs in with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key that I paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key I signed in with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoded API &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its rights are checked at Apply. It is kept in the keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy the request for Kibana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made at Apply with exactly the role of the Elastic documents: this index, and the indices in which connectors are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the request below in Kibana under Dev Tools, signed in as yourself, and paste the value of “encoded” here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service gets the API key of Sign in, with all the rights that it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectorPage</name>
    <message>
        <source>What AI Assistant, Attack Discovery and others call Bedrock through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector n&amp;ame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Default model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called where a request names no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also create an &amp;inference endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Endpoint ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana can no longer create this in its own screens; Fairlead uses the API, which still does. The connector can be edited in Kibana afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serverless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic&apos;s newer way to reach a model. It can be used for chat completion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic&apos;s newer way to reach a model. In %1 it can be used for completion; chat completion came with 9.3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectorSettings</name>
    <message>
        <source>&amp;Language of the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How their text is taken apart into words for search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingest &amp;pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract text from files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce whitespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run machine learning inference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text extraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All connector settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the key that is made at Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the keyring, for the user %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Fairlead crashed the last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that was done is lost: what was not finished can be resumed or undone from Home. The report below says where it happened; it holds no names, no addresses and no secrets.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deployment</name>
    <message>
        <source>Configuration of the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key of the connector, kept out of the other files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker Compose: docker compose up --detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker, in a shell or in PowerShell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the connector service: files and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service runs on a computer of yours that reaches AWS and Elasticsearch. On Windows it runs in Docker only. What is shown here holds no key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all &amp;with the API key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the files with the API key?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the files holds the connector&apos;s API key in plain text. Only you can read them. Keep them on the computer that runs the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Opened %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample cannot have the index “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is the index of the connector itself. A sample needs one of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>A policy of your AWS organization forbids %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only who manages the organization can change that. Tell them: %2 needs %1 on %3. An inference profile calls models in other regions of its area too, which a lock on regions must let pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The permissions boundary of %2 does not let it do %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A boundary caps what every policy of the user may allow. Add %1 on %3 to it, or choose another boundary on IAM user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy of this session does not let it do %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to AWS again without a session policy, or with one that allows %1 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy on the resource or on the way to it forbids %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a %4, so neither a policy of the user nor Fairlead can help. Whoever manages it has to let %2 do %1 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy of %2 denies %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A deny wins over every allow. Find it among the policies of the user and its groups, and leave %3 out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy of the connector&apos;s key does not allow %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lacks %3. A profile needs itself and the model in every region that it may route to. A policy that was attached a moment ago takes a few seconds to count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to do %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No policy of %2 allows it on %3. Ask your AWS administrator for it, or sign in with another profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key that encrypts this object may not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow kms:Decrypt on that key, in its key policy too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM does not accept this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was deleted, deactivated or pasted incompletely, or its session token is missing. Temporary keys that were made without an MFA code cannot use IAM at all: sign in with MFA or with a role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS does not know this access key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in to AWS has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to AWS again, then go on. What is done stays done.</source>
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
        <source>The request was signed for another region than it went to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana reads the region out of the connector&apos;s URL, and out of this one it reads the wrong one. Set the region in the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only who manages the organization can change that. Tell them: %2 needs %1 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key needs up to two minutes. Otherwise it was deleted, deactivated or pasted incompletely, it begins with ASIA and lacks its session token, the region is not enabled for the account, or the key and the region are of different parts of AWS, as GovCloud and China are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret access key does not belong to the access key id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter both once more; they are a pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session token is wrong or missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy key id, secret and token together from where they came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This region is not enabled for the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable it under Account in the AWS console, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 is taken in this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has it stays as it is. Choose another name, or use that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has something of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1 Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user has two access keys, which is all that IAM allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose on Access key which of them may be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user holds as many policies as IAM allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach one that is not needed, or let Fairlead make a new user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy has five versions, which is all that IAM allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete one that is not the default in the IAM console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quota of IAM is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1 Remove what is not needed, or ask for a higher one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM cannot delete this yet: something still hangs on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1 Remove that first; it was not made by this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM refuses the policy document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1 Correct it on IAM policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM does not find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1 It may have been deleted in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM refuses a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS asked to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a few seconds and try again. What is done stays done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a few seconds and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS denies this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: %1 Rights that were given a moment ago take a few seconds to count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS has trouble of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a while. What is done stays done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anthropic&apos;s use case form was not submitted for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in on Model access; once is enough for an account. If it was submitted in the last 15 minutes, wait; if it was earlier, the agreement of the model is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS refused the use case form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not say which field is wrong. The website is the usual one: try it with https:// and without www.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an account of AWS&apos;s own, which needs no use case form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the form out on Model access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can be called through an inference profile only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a profile that contains it, whose id begins with us., eu., apac. or global. The policy has to allow the profile too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock does not know this model id in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prefix of the model and the region of the URL must name the same area: eu. is for European regions, us. for those of the United States. Choose the model again from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was never opened for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first call opens it, which takes rights in AWS Marketplace that the connector&apos;s key does not have. Accept the agreement on Model access, signed in with aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS Marketplace refuses the payment method of the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models of other providers are paid through AWS Marketplace, which often takes a credit card only. Correct it under Billing, wait two minutes, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS is still opening the model for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes up to 15 minutes after the agreement. Try again then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS could not open the model for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subscription in AWS Marketplace failed. Check the payment method and the Marketplace rights of the account, then accept the agreement again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is legacy, and this account has not used it lately.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS keeps legacy models for accounts that called them in the last 30 days. This is no matter of rights: choose an active model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has reached the end of its life.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS answers no more requests for it. Choose an active model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anthropic does not serve the country this call comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS goes by the address of the caller, so this computer and Kibana can get different answers. A VPN counts too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS is still verifying this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This may take a day. If it takes longer, ask AWS Support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS has not released %1 to this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All its gates look open, but AWS gives this model out through its sales team. Choose another model, or contact AWS Sales.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model runs only if its provider may keep your data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account&apos;s data retention mode is “%1”. Another mode lets prompts leave AWS; Fairlead never changes it. Choose another model, or decide with whoever is responsible for your data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model refuses the temperature that Kibana sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s own test works, but Elastic&apos;s assistants send a temperature with each request. Choose a model that takes one (elastic/kibana#273793).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no access to the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See on Model access which of agreement, form, entitlement and region is missing. The message also comes when URL and model belong to different regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has used up its tokens for today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New accounts and free plans have small quotas, some of them zero. Trying again does not help today; see the quota and ask for a higher one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock is still starting the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model took too long to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or ask for a shorter answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model failed while it was answering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it stays, choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock is overloaded in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a while. A profile that spans several regions helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agreement is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to do for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quota of Bedrock is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1 See the quotas of Bedrock and ask for a higher one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s URL leads to the wrong face of Bedrock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its host begins with “bedrock.”, which manages models. The one that calls them begins with “bedrock-runtime.”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector signs for another region than the one it calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana reads the region out of the URL, and out of this one it reads the wrong one. Set the region in the connector, or a URL that tells it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS does not know the access key in the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key needs up to two minutes. Otherwise it was deleted or deactivated, or the region of the connector is not enabled for the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret in the connector does not belong to its access key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the key into the connector again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector has no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a default model in the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector has lost its secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That happens when Kibana gets another encryption key or the connector is imported. Write the key into it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana does not find the host of the connector&apos;s URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the URL. A PrivateLink name is known only inside its VPC; Kibana has to run, or resolve names, there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana cannot reach Bedrock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall or a proxy between Kibana and AWS holds it back. Kibana uses xpack.actions.proxyUrl, which its Bedrock connector heeds from 8.18 and 9.0 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana does not trust the certificate it gets for Bedrock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something between Kibana and AWS inspects TLS. Give Kibana its certificate authority in xpack.actions.ssl or NODE_EXTRA_CA_CERTS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana waited too long for Bedrock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it stays, see whether Kibana can reach AWS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Kibana&apos;s connector cannot do “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Kibana to 8.19 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana does not understand the model&apos;s answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Claude model; the connector reads their answers only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock does not understand the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: %1 Correct the body, or choose a Claude model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered with an error that Fairlead does not know: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came without any words. The details name the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in may not %1 connectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs “All” on Actions and Connectors in this space. Ask your Elastic administrator for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 license does not include this connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes an Enterprise license. A trial has everything, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 license of this deployment has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew it under Stack Management &gt; License management.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana does not know its license right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may not reach Elasticsearch. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Kibana cannot store secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its administrator has to set xpack.encryptedSavedObjects.encryptionKey in kibana.yml (bin/kibana-encryption-keys makes one) and start Kibana again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana failed, and tells the reason to its log alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it stays, connectors most often fail like this where Kibana has no key to encrypt their secrets with. Its administrator then has to set xpack.encryptedSavedObjects.encryptionKey in kibana.yml (bin/kibana-encryption-keys makes one) and start Kibana again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Kibana may not call %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its administrator has to add the host to xpack.actions.allowedHosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Bedrock connector is switched off in this Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its administrator has to add .bedrock to xpack.actions.enabledActionTypes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Kibana has no Bedrock connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connector comes from kibana.yml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be changed and removed there only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana refuses the URL of the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana refuses the %1 of the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: %2 The versions of Kibana and Fairlead may be too far apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana has another object of this id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the set-up anew; a new id is chosen then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic does not accept this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the API key again in its encoded form, or check user name and password. A key may have expired, or belong to another deployment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in may not do that in Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana says: %1 It needs “All” on Actions and Connectors in this space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana does not find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector or the space was deleted, or the address is another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in may not do that in Elasticsearch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the privilege %1 on the cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The license does not include inference endpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the inference endpoint out, or use an Enterprise license.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an inference endpoint of this id already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays as it is. Choose another id on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch refuses the id of the inference endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters, digits and _ . - are possible in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Elasticsearch has no such task for Amazon Bedrock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the inference endpoint out, or update Elasticsearch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Elasticsearch does not speak a version that Fairlead knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead works with Elasticsearch 8.19 and newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic asked to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic is not available right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be starting or being updated. Try again in a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 belongs to another connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An index has one connector. Choose another index on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic runs no connector with an index of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name has to begin with %1. Change it on Connector, or run the service yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch refuses the name of the index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: %1 Change it on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an index of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays as it is. Choose another name on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no index %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted it, or it was never made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch refuses the schedule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no cron expression of six or seven fields. Correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector does not know the setting %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It learns its settings when its service first runs, or when all of them are sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector service has not accepted the sync rules yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft is “%1”. Start the service; it looks every 30 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector lacks what a sync needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch says: %1 Undo this run and set it up anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done while it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its state again, then try what is possible then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector is not in Elasticsearch any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted it meanwhile. Undo this run, then begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync job is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old jobs are deleted with their connector. Start a new sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An API key cannot create the connector&apos;s API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch gives no rights to a key that is made with a key. Sign in with user name and password, or paste a key that was made in Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serverless projects do not have this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the connector service yourself: choose so on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no ingest pipeline %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connectors send every document through it, so a sync would index nothing. Choose another pipeline on Connector, or create it under Ingest Pipelines in Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch has run out of disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above the flood-stage watermark it takes no documents, and so would a sync index none. Free disk or add nodes; it goes on by itself then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 takes no changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has set a block on it. Take it away under Index Management &gt; Edit settings in Kibana (index.blocks), or choose another index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch is short of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its circuit breaker has stopped the request. Wait a minute and try again; if it stays, give the deployment more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch has more to index than it can take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the index is not available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node may be starting or lost. See Stack Monitoring in Kibana, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch refuses the document for one of its fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: %1 The mappings come from an index template or from an earlier document. A sync would fail for this object, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is larger than Elasticsearch takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its http.max_content_length, or a proxy before it, is set lower than usual. A sync would fail at this object, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch has as many shards as it may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete indices that nobody needs, or add nodes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bucket of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted, or its name is misspelled. Correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted after the bucket was listed. List it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object is archived and cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it in the S3 console first. Until then it is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bucket is in another region than it was looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow s3:GetBucketLocation on the bucket, so that its region is known. AWS says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bucket can have this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names have small letters, digits, dots and hyphens. Correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The KMS key of this object is disabled or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable the key in the KMS console, or cancel its deletion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S3 gives no reason. Allow s3:GetObject and s3:ListBucket on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was not confirmed in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again and confirm it in the browser within ten minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was refused in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again and allow access there, if it was you who asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM Identity Center does not accept what the profile says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS says: %1 Correct sso_start_url, sso_region and sso_registration_scopes in the AWS config file; “aws configure sso” writes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The role of this profile is not assigned to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct sso_account_id and sso_role_name of the profile, or ask who manages IAM Identity Center for this permission set.</source>
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
    <name>Documents</name>
    <message>
        <source>A copy from an earlier sync stays as it is. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its text is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no extension, so its name and its facts are indexed without text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text is read from files of this type. Its name and its facts are indexed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than 10 MB. Its name and its facts are indexed without text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is archived and cannot be read before it is restored, so it is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read, so it is left out, though the sync succeeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full sync would delete 1 document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full sync would delete %1 documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full sync would bring nothing, and say that it succeeded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bucket “%1”. The connector takes it for an empty one and reports success.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key may not list “%1” (s3:ListBucket). The connector takes it for an empty bucket and reports success.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing “%1” fails. The connector takes it for an empty bucket and reports success.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With pages of %1 objects every listing comes back empty, and the connector reports success.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no object. What it brought before is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They come from “%1”, which neither the buckets nor the rules name any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their objects in “%1” are gone, or no rule takes them any more.</source>
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
        <source>Stored when the changes are made, for later tests and for undo.</source>
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
        <source>&amp;How to sign in to Elastic</source>
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
    <name>Endpoint</name>
    <message>
        <source>This is not a web address. The usual one is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana reads the region of small letters only. Use %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock is reached over https only. Use %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector adds the path itself and signs it; “%1” would break that. Use %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL has a part that Bedrock does not take: “%1”. Use %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is another service of Bedrock; the connector calls bedrock-runtime. Use %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL leads to %1, but the models are chosen for %2. Use %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector would sign for %1, but the models are chosen for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of this URL Kibana reads the region “%1”. Enter %2 as the region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana finds no region in this URL and would sign for %1. Enter %2 as the region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana %1 has no field for the region. Use a URL that tells it, such as %2, or update Kibana to 9.4 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the latest patches of Kibana %1.%2 have a field for the region. If yours has not, the run says so before it creates the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS lists no FIPS endpoint of Bedrock for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amazon Bedrock is not offered in the regions of China.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana %1 is too old: its connector signs requests in ways that were mended later. Update to 8.19 or newer.</source>
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
    <name>ExportPane</name>
    <message>
        <source>For your AWS administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls and document for the administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have this run once. Then choose Existing above, and the policy by its name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilteredList</name>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fix</name>
    <message>
        <source>Set the URL and test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the region and test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an inference profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the policy right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the key again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page</source>
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
    <name>FullSync</name>
    <message>
        <source>Full sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca&amp;ncel sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the full sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full sync: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 documents indexed, %2 deleted, %3 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector status: %1. It tells how the service gets on with the connector; whether documents came, only the last sync tells. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>canceling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>canceled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service has checked in yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service checked in %1 s ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service checked in %1 min ago.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Sandbox — nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page, once this one is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a field: next page. On a button: press it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the prompt on Test prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a table: edit the cell. Enter and typing do it, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a table: remove the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a table: move the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel, with a question if answers would be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the documentation in the browser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Connect AWS to Elastic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick what to set up. Nothing is created until you have seen the full list of changes and confirmed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connections yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you set up appears here, with its health and the age of its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To see how it goes without an account, practice in the sandbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access key is saved in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyring: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Fairlead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Practice in the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotating the key…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>Elasticsearch %1 is too old: its Connector API took its final form in 8.16. Update it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic runs connectors on Elastic Cloud up to version 8 only. Run the service yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed in with an API key, and Elasticsearch lets no API key create another one that has rights. Sign in with user name and password, or paste a key that was made in Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed in with an API key, and Elasticsearch lets no API key create another one that has rights. Sign in with user name and password, paste a key that was made in Kibana, or let the service use the key that you are signed in with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an API key alone Fairlead cannot create the API key of the connector. Sign in with user name and password, or choose on Connector where its key comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed in with a password, so there is no key that the service could use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connector that Elastic runs needs an API key of its own. Create or paste one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>AWS %1 · %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic %1 · space %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IssueList</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show line %1</source>
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
    <name>Journey</name>
    <message>
        <source>Leave this set-up?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been created. Your answers on these pages are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>Save the secret access key to a file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds the secret in plain text. Only you can read it. Delete it when it has reached its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a place…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save access key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyRotation</name>
    <message>
        <source>Rotate key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate the key of “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead makes a second access key, tests it, and gives it to the connector, which works all the time. Then it deletes the old key: whatever else uses that one stops working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the old key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Enter the access key id. It begins with AKIA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something around the access key id. Use %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a secret access key. The access key id begins with AKIA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys that begin with ASIA are temporary and need a session token, which the connector cannot hold. Use a key that begins with AKIA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys that begin with ASIA are temporary: enter the token too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only keys that begin with ASIA have a session token. Leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a key. The session token is much longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a space or a line break within the token. Copy it once more, in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a sign in the token that none has. Copy it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a Bedrock API key. The connector takes an access key with its secret only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the id of something else in IAM. An access key id begins with AKIA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key ids are written in capitals. Use %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an access key id: AKIA and 16 more capitals and digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the secret access key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the access key id. The secret is the longer one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are quotes or spaces around the secret access key. Leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret access key has 40 characters; this one has %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret access key has letters, digits, slashes and plus signs only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the whole answer of Kibana. Enter only the value of “encoded” out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the word ApiKey in front of the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the id with the key behind it. Enter the encoded form, which Kibana shows as Base64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an access key of AWS. Elastic has API keys of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a space or a line break within the key. Copy it once more, in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an encoded API key. Kibana shows it once, when the key is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the API key is missing. Copy it once more, in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a user cannot have a colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an invisible sign in the name. Type it anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>“%1” is none of the languages: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Universal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Danish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>German</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Korean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portuguese (Brazil)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thai</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leftovers</name>
    <message>
        <source>Left in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocalPane</name>
    <message>
        <source>Check a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked %1 s ago ·</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked %1 min ago ·</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close while Fairlead is working?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step now running is finished first. What is done stays done, and Fairlead offers to resume or undo it on the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish this step and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelLookup</name>
    <message>
        <source>Looking up models…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Claude model was found in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow %1 as %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelTable</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call it as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways to call a model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>on demand, in this region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may run in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may run in any commercial region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>application profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provisioned throughput</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>&amp;Default model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the connector calls where a request names no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calling %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking AWS about each model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which models this account may call from %1, and what is still missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1 models in %2 s ·</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Enter a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name may have %1 characters; this one has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not possible here: letters, digits and the signs + = , . @ _ - are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path begins and ends with a slash, such as /elastic/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not possible in a path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path may have 512 characters; this one has %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag needs a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 of a tag may have %2 characters; this one has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not possible in a tag: letters, digits, spaces and _ . : / = + - @ are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags that begin with “%1” are reserved: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tags %1 and %2 differ in capitals only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user can have 50 tags, two of which mark the run; these are %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an ARN, such as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the ARN of something else. One of a policy is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This ARN belongs to the partition %1, your account to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This ARN belongs to the account %1, you are signed in to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the name of a region, such as us-east-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is an availability zone. Its region is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a web address. Enter the id or the ARN of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not possible in the id of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the space. The first one is named “default”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A space is named by its id in the address, as in /s/%1, not by its title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has no line breaks or tabs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a space at the beginning or the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id of the connector must be a UUID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an id for the inference endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An inference id has small letters, digits and _ . - between them, and begins and ends with a letter or digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name of an index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An index has no capitals in its name. Use %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not possible in the name of an index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no blank in the name of an index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of an index may not begin with “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names that begin with a dot are for Elastic&apos;s own indices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of an index may take 255 bytes; this one takes %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index of a connector that Elastic manages begins with “%1”. Use %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectTable</name>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the connector does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects that match</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnKey</name>
    <message>
        <source>Your key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key &amp;ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Secret access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A long-lived key, which begins with AKIA: the connector cannot use a session token. Its user needs the policy of this set-up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead is not signed in to AWS yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead is not connected to Kibana yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an AWS profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed in as the root user of the account. Better use an administrator: root rights are for what nobody else can do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These credentials belong to the partition %1; the region %2 belongs to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key belongs to %1, but the policy is attached to %2. Choose %1 on IAM user, or a key of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key belongs to the account %1, you are signed in to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key that you have belongs to a user that exists. Choose that user on IAM user, so that the policy reaches it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the key first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has two access keys already. Choose the one that Fairlead deletes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 @ %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>existing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new, made at Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
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
    <name>Places</name>
    <message>
        <source>The folder %1 cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a folder that you own and can write to, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 is open to everybody on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the right to write away from others: chmod 700 %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files in the folder %1 cannot be locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without locks, two windows could spoil the journal. Start Fairlead with --state and a folder on a disk of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is a link to another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the link, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>The page “%1” is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create 1 resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create %1 resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make 1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make %1 changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what is there already, and change nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing down the calls…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what is there…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dry run done. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanRows</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be made anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be reused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked at Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the call behind “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>%1 is called in %2 directly: the model there is all it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is provisioned throughput, which is a resource of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inference profile %1 may route to %2; each needs its own permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile %1 may route anywhere. AWS asks for the profile, for the model in %2, and for the model without a region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile %1 may route to %2. Named one by one, the regions of so many models would not fit into a policy, so the model is allowed in every region, but only through the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every Claude model that %1 offers, called directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every profile of this account that leads to one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wherever such a profile may route to; only Claude models, and only through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every model in every region, by whatever provider, as in the Elastic documentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is chosen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy follows from the models. Choose one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy for these %1 models takes %2 of %3 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose fewer models, or allow any Claude model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any Claude model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in Elastic docs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Existing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the connector may do in your account. Fairlead proposes the narrowest policy that works for the models you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector lists all buckets to test its connection, also when it reads only some. AWS knows this permission for all buckets only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To list the objects and to find the region. Without s3:ListBucket the connector takes a bucket for empty and deletes its documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To read the objects. Without it their documents are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To list the objects of every bucket, also of those to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every bucket and every object, as in the Elastic documentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New objects of %1 are encrypted with a key of your own. It may be used through S3 only. The policy of the key must allow this account, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of %1 is named by an alias, which a policy cannot name. So every key there may be used, but only through S3 and for objects that may be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bucket is chosen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy follows from the buckets. Choose one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy for these %1 buckets takes %2 of %3 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose fewer buckets, or allow every bucket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen buckets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the connector may do in your account. Fairlead proposes the narrowest policy that works for the buckets you chose.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PolicyCheck</name>
    <message>
        <source>The policy document is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is far too long for a policy, which may have %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy has %1 characters without white space; IAM takes %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1, column %2: IAM does not take “%3”. It knows Western letters only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy is an object: { … }.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy has Version, Id and Statement; “%1” is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version must be “2012-10-17”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without “Version”: “2012-10-17” AWS reads the policy by the rules of 2008.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id must be a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A policy needs at least one statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1 must be an object: { … }.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: “%2” is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: “%2” must be written “%3”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: a policy for a user names no principal. Leave “%2” out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: a Sid has letters and digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Sid “%1” stands twice; each must be different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: Effect must be “Allow” or “Deny”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: %2 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: it can have %2 or Not%2, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: %2 must be a text or a list of texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: “%2” is not an action, such as iam:GetUser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: “%2” is not a resource. It must be an ARN or “*”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: Condition must be an object of objects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: there is no condition operator “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: the values of “%2” must be texts or numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement %1: “%2” has no value to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stands twice in one object. Only one of them would count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is nested far too deeply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number in JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name in double quotes belongs here; behind the last one is no comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behind the last entry there is no comma in JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colon belongs between a name and its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma or a closing bracket belongs here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value belongs here: text in double quotes, a list or an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text that begins here has no end quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the document is over before this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text may not go on in the next line, nor hold a tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a backslash begins an escape that JSON does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an invisible mark stands before the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For %1 the policy lacks %2 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For %1 the policy lacks %2 on %3 and on %4 more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy itself denies %2 on %3, which %1 needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy itself denies %2 on %3 and on %4 more, which %1 needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether %1 can be called hangs on conditions that Fairlead cannot check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” allows far more than calling models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no action %1. The call of that name is allowed by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not what the connector calls. Do you mean %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does nothing for the connector, which calls models only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is nothing of Bedrock&apos;s and does nothing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to the partition %2, your account to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A foundation model belongs to no account: leave “%1” out of “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lacks the account, so it matches nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to the account %2, you are signed in to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the chosen models needs “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector needs %1 on %2, which the policy lacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector needs %1 on %2 and on %3 more, which the policy lacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy itself denies %1 on %2, which the connector needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy itself denies %1 on %2 and on %3 more, which the connector needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the connector gets %1 hangs on conditions that Fairlead cannot check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How %1 is encrypted could not be looked up. If it is with a KMS key of your own, the policy lacks kms:Decrypt on that key and no object can be read. Add that to the document, or sign in as somebody who has s3:GetEncryptionConfiguration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How %1 and %2 more buckets are encrypted could not be looked up. If it is with KMS keys of your own, the policy lacks kms:Decrypt on those keys and no object can be read. Add that to the document, or sign in as somebody who has s3:GetEncryptionConfiguration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” allows far more than reading buckets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does nothing for the connector, which reads buckets only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PolicyDocument</name>
    <message>
        <source>Policy document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the &amp;proposed one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid, with warnings · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PolicyPage</name>
    <message>
        <source>Policy n&amp;ame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy A&amp;RN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;llow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies of this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer managed policy was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not suffice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this resource?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why %1 resources?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up policies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the policy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No admin rights?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this step for your AWS administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save for your AWS administrator</source>
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
        <source>Try again. What it said is in the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sandbox is not part of this installation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with the extra “sandbox”: install “fairlead[sandbox]” instead of “fairlead”, by the same way as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sandbox cannot be like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write each --scene as NAME=VALUE, with a name and a value that the details list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>Signed in as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as the root user of account %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works, but AWS advises against it. Use an IAM user or a role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May do all %1 actions this set-up needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The root user may do all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May not do %1 of %2 actions this set-up needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rights of this sign-in could not be looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may not ask IAM about itself (%1). The set-up may work all the same; a missing right stops it with a message, and nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the policy for your administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock is offered in %1, %2 Claude models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Claude model can be called from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use case form submitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use case form not submitted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for on “Model access”, once per account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the use case form is submitted is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in may not look (bedrock:GetUseCaseForModelAccess).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana %1 answers, certificate trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana %1 answers, without encryption (http)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana %1 answers, but reports that it is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See Stack Monitoring or its log; setting up may fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana answers, but does not accept this sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the API key, or the user name and the password, and that they are for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The license includes Bedrock connectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The license does not include Bedrock connectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They need the %1 license. Upgrade, or start a trial under Stack Management.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock connectors are disabled in this Kibana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add .bedrock to xpack.actions.enabledActionTypes in kibana.yml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Kibana does not know Bedrock connectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update it to a version that has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May create connectors, and Kibana can encrypt their secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in may not create connectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs “All” on Actions and Connectors in this space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the role for your administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana fails at its connectors, most often for want of a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It tells the reason to its log alone. If that says that the encryption key is missing: set xpack.encryptedSavedObjects.encryptionKey in kibana.yml, for example to what bin/kibana-encryption-keys generates, and restart Kibana.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets are kept for this run only (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are gone when Fairlead ends, so a run cannot be resumed or undone after that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in to AWS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights in AWS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claude models in the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use case form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>License</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right to create connectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch %1 answers, certificate trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch %1 answers, without encryption (http)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch %1 answers, but is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May make the index, the connector and its API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in lacks rights in Elasticsearch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in cannot create the connector&apos;s API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s API key can be created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector gets the API key that you paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector service uses the API key that you are signed in with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May look at buckets, their keys and their objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May not look at every bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights to look at buckets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights in Elasticsearch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key of the connector</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresentKeys</name>
    <message>
        <source>Access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access keys of the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no room for another access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user can have two. Choose the one that Fairlead deletes at Apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has an access key already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its secret cannot be read again, so a second key is made beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete access key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key has been used. Whatever uses it stops working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key was last used for %1. Whatever uses it stops working.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresentPane</name>
    <message>
        <source>What is there already</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Every sync with these settings would fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1 names “%2”, which is not the name of a bucket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metadata only: no extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metadata only: type not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metadata only: over 10 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped: archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped: not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
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
    <name>PromptForm</name>
    <message>
        <source>In one sentence, what does a SIEM do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced: other model, whole request body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model or inference profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty for the default model of the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request &amp;body (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty for a plain message with the prompt above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request body is a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Releases</name>
    <message>
        <source>This build does not say where newer versions are published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look where you got it from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest version could not be looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, or look there yourself: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>This version of Fairlead does not know the remedy “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it right by hand, following the advice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s URL is %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s region is %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s default model is %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy allows %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open to the account now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The use case form is submitted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector uses the new key %1; the old one is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not made by this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead changes only what it made. Change it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector has its access key again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector is not in Kibana any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this run, then set the connector up anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full sync with the old key is not over yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without its key the connector would take the rest of the buckets for empty and delete their documents. Wait for the sync or cancel it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No inference profile for this model is offered in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or another region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agreement of %1 was not shown to anybody yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model on Model access of a new set-up, or accept it in the console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be called by this id from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call it as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form was not filled in for this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in on Model access of a new set-up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy allows what was planned again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy allows everything that was planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So something else denies it: a policy on the bucket or its key, a permissions boundary, or a policy of your AWS organization. Whoever manages that has to let the user pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 has two access keys, so there is no room for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the one that is not the connector&apos;s in the IAM console, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy has no room for what it lacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the connection anew with a policy that allows more at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Every change, in order. Anything Fairlead creates it can also remove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after the present step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close and continue later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo what was created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All steps are done, and the connection has been proved to work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window at any time: the journal keeps every finished step, and Fairlead offers to resume or undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has stopped. What is done stays done: try again from here, undo what was created, or close and continue later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing what this run created, in reverse order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything could be removed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this run created is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is on Home, where it can be resumed or undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesBuilder</name>
    <message>
        <source>Bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rules: every object of the chosen buckets is fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more things to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take any prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesInWords</name>
    <message>
        <source>%1 more rules; the table shows them all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesJson</name>
    <message>
        <source>Sync rules as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector would refuse this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid · 1 rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid · %1 rules</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesPane</name>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View of the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JSON is still being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JSON holds no valid rules, so there is no table to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the last valid rules</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesPreview</name>
    <message>
        <source>What becomes of the objects that match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2 objects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a bucket to see what would be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting what matches…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 objects match, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 objects match so far, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting ·</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counted in %1 s ·</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped after %1 s ·</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>S3</name>
    <message>
        <source>S3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amazon S3 content connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes files from S3 buckets into Elasticsearch. Identity, connector, API key, sync rules and a sample sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up S3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sample and full sync…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector lives in Elasticsearch, whose address does not follow from that of Kibana. Enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a bucket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To read every bucket, choose that instead of “*”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bucket “%1” in this account. The connector would take it for empty and report success.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was typed last is still being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name of an ingest pipeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 buckets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, 1 rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buckets and rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S3 connector</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>S3ConnectorPage</name>
    <message>
        <source>Brings the objects into an index, at once or by a schedule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector n&amp;ame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One document for each object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what is there already…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic Cloud runs the service for this deployment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You run the connector service, with Docker for instance. After Apply Fairlead shows the files and the command for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic runs connectors on Elastic Cloud up to version 8 only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>%1 is no S3 connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples are taken of buckets. “fairlead runs” lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prefix %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector writes to this index. A sample goes into one of its own, such as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text was found in the object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may hold pictures alone, or something else than its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ingest pipeline could not read the object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object was replaced after it was listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size and time in the document are older than its text. A sync would do the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text extraction service reads this object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the connector service asks that one, so the sample has no text of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object was replaced by a larger one after it was listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It had %1 bytes then. Fairlead reads 10 MB at most; the connector would read all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be listed: the connector would take it for empty. %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text: no extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text: type not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text: over 10 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped: archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped: not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without text: no extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without text: type not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without text: larger than 10 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropped: archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropped: not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 metadata only (type not read)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 metadata only (no extension)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 metadata only (over 10 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropped (archived)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropped (not readable)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 metadata only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleForm</name>
    <message>
        <source>%1 per bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preview only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the objects and their text, and keep nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run sample sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index the objects into an index of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Objects</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplePane</name>
    <message>
        <source>Removing the sample…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample removed: %1 documents deleted with their index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleProgressCard</name>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing buckets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. %1 objects were indexed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. %1 objects were read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 objects sampled into their index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 objects sampled, nothing kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample did not come to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 objects/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 match the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sampled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleResult</name>
    <message>
        <source>Save &amp;objects as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save co&amp;unts as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a full sync would bring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of the objects, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full sync would fetch %1 of %2 objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no extension</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleSyncPage</name>
    <message>
        <source>A small, real sync with your rules, so you can see what the connector would index before the first full sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking with the connector&apos;s key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full sync waits until the red rows are agreed to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample documents can be removed with one click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;full sync</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexed as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampled objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text that was read from the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>Enter a schedule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A schedule has 6 or 7 parts: seconds, minutes, hours, day of month, month, day of week and perhaps a year. These are %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is cron without seconds. In Elasticsearch it is written “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not possible as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not possible as %2, which goes from %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a day of the month or a day of the week, and write “?” for the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This schedule never comes due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day of month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day of week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every %1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hour, %1 minutes past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day at %1 UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every %1 at %2 UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On day %1 of every month at %2 UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its own expression: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchedulePane</name>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start full s&amp;yncs on a schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hour (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cron e&amp;xpression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds, minutes, hours, day of month, month, day of week; in UTC. Write ? for the day that is not named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hourly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: %1</source>
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
    <name>SecretsPane</name>
    <message>
        <source>&amp;Secret access key of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session &amp;token, if there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic A&amp;PI key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in and go on</source>
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
    <name>Setup</name>
    <message>
        <source>%1 So it was not checked that the buckets are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds nothing under “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setup file names it for “%1”. Put the secret there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“recommended” or a list of model ids is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setup file holds a secret at “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets never go into a file. Put it into the keyring or an environment variable, and write { keyring = &quot;entry&quot; } or { env = &quot;NAME&quot; } here. Regard the one in the file as known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ env = &quot;NAME&quot; } or { keyring = &quot;entry&quot; } is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not go together with “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock offers no active Claude model in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set another region at “aws.region”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedrock offers no model “%1” in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do you mean “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be called from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prefix “%1.” is for other regions. In this one there is “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default “%1” is not among the models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it to “models”, or make one of these the default: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs an agreement that nobody in the account has accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it (%1), then write accept_agreements = true into the setup file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the model&apos;s page in the Bedrock console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs Anthropic&apos;s use case form, which was not submitted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a table [use_case] to the setup file. It is a statement of your company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 has no access key %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct “access_key.delete_first”, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 has two access keys already, and AWS allows no third.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the id of the one that may be deleted as “access_key.delete_first”, or choose another user. There are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, made %2, last used %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, made %2, never used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setup file is not TOML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setup file is wrong at “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such key here. Possible are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such key. Do you mean “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text in quotes is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of texts is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table is expected: { … } or [%1].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of tables is expected: [ { … } ].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these is expected: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“*” for every bucket or a list of names is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not offered in %2, as far as this version of Fairlead knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Do you mean “%2”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no policy of this ARN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no user of this name in the account.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownModels</name>
    <message>
        <source>Show &amp;fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;all %1 ways to call a model</source>
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
    <message>
        <source>This profile does not sign in by IAM Identity Center.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a profile that names an sso_session, or sign in with the AWS CLI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in to IAM Identity Center could not be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the folder %1 writable, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Signing in to AWS…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to Kibana…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Both ends are checked before anything else. Nothing is created on this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking both ends…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepperItem</name>
    <message>
        <source>Step %1 of %2, %3, current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2, %3, done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2, %3</source>
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
        <source>The user %1 was not made by this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was there before, or somebody made it in place of the run&apos;s own, so it gets no key. Undo what the run has made, if anything, then choose another name.</source>
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
        <source>Use %1 instead</source>
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
        <source>The policy %1 at the user %2, which this run did not make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach it in the IAM console if nobody needs it.</source>
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
        <source>Content connectors live in Elasticsearch, not in Kibana. Enter its address on Sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector %1 is not in Elasticsearch any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted it meanwhile. Undo this run, then begin anew.</source>
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
        <source>The inference endpoint %1, which is not the one that this run made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If nobody needs it, delete it in Kibana: Relevance, Inference endpoints.</source>
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
        <source>Wait until the key can list and read the buckets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amazon S3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo: this only asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bucket %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 buckets can be listed and read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can be listed and read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amazon S3 does not know the access key %1 after %2 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bucket named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector would take it for empty, report success and delete its documents. Correct the name on Buckets and rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s key may not list the names of the buckets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector does so before every sync, also where its buckets are named. Allow s3:ListAllMyBuckets. AWS says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s key may not see where the bucket %1 is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bucket of another region could not be read, and its documents would be deleted. Allow s3:GetBucketLocation on it. AWS says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s key may not list the bucket %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector would take it for empty, report success and delete its documents. Allow s3:ListBucket on it. AWS says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s key may not read objects of the bucket %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector would leave out every object with text and report success. Allow s3:GetObject on its objects, and kms:Decrypt where the bucket has a key of its own. AWS says: %1</source>
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
        <source>The connector&apos;s API key is not in %1 under “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch shows an API key only once. If it was removed from the keyring, undo this run and begin anew; if the keyring is another one, open the one that was used.</source>
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
        <source>If nobody needs it, delete it in Kibana, Connectors.</source>
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
        <source>Store your API key for the connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store the API key that you are signed in with for the connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch, keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes the keyring entry; the key itself is yours and stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector&apos;s API key is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it again on %1. Fairlead keeps it nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
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
    <message>
        <source>Kibana answers, but does not accept this sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the API key, or the user name and the password, and that they are for this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Kibana has no space “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one, or create it first. There are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the connector&apos;s API key, store it in the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch → keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalidates the key and removes it from the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · stored in %2, never shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An API key cannot create the connector&apos;s API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch gives no rights to a key that is made with a key. Sign in with user name and password; or choose on Connector to paste a key that was made in Kibana; or, where you run the service yourself, let it use the key that you are signed in with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new API key could not be stored in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new key was invalidated at once. %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key %1 could not be invalidated either; Try again and Undo both do it first. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configure the connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes with the connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector does not have the setting %1 as it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed it meanwhile. Try again to send it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ingest pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an API key in its encoded form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana shows the encoded form once, when the key is made. Make a new key and copy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key %1 may not do what the connector has to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lacks: %1. Make a key in Kibana with the role that Review shows, as somebody who has these rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the sync rules as a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as a draft. The connector service checks it when it next looks, usually within 30 s of its start, and only then are the rules in force; a sync before that reads whole buckets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked by the connector service and in force with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector service refuses the sync rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: %1 The rules of before stay in force. Correct them on Buckets and rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector does not have the sync rules as they were sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed them meanwhile. Try again to send them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule full syncs: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave full syncs without a schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on request only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the schedule, and a sync that is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until the running sync has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector does not have the schedule that was set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed it meanwhile. Try again to set it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give Elastic the connector&apos;s API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the stored secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret %1, which a connector of somebody else uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done: Elastic needs it for that connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector does not name the API key that was set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the files that start the connector service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the files; a service that was started goes on until stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 files without any key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files in the folder %1 cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write there and that the disk is not full, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1, which holds files that Fairlead did not write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into it, and delete it if nobody needs them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the index %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the index; one that holds documents is kept unless ticked, and one that was there before is always kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · was there before, with %2 of these buckets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 is there already and holds %2 of something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays as it is. The first full sync would delete whatever in it does not come from the chosen buckets. Choose another name on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an alias of the index %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connector needs an index of its own. Choose another name on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 is not there as it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted or replaced it meanwhile. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1, which does not carry the mark of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If nobody needs it, delete it in Kibana, Index Management.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 with its %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If nobody needs them, delete it in Kibana, Index Management.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The documents in the index %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the S3 connector %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the connector with its settings, rules and sync jobs, if it is still this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch has another connector with the id %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 belongs to the connector “%2” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An index has one connector, and that one (%1) stays as it is. Choose another index on Connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector %1 is not in Elasticsearch as it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed or deleted it meanwhile. Put its name, description, index and language back in Kibana and try again, or undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector “%1” (%2), which is not the one that this run made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If nobody needs it, delete it in Kibana: Content, Connectors, under its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read %1 objects of each bucket with the new key and try them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S3, Elasticsearch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept; a sample that was taken later is removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing: %1 objects so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying %1 of %2 objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 objects tried · %3 with text · %4 without · %5 left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every bucket was listed; the rules take no object of them yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an index of a sample of this connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays as it is. Choose another name for the sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sync %1 any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted it meanwhile. Start another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector %1 is not the one that this run made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody replaced it meanwhile, by one named “%1”, which stays as it is. Undo this run, then begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Waiting for the connector service. It looks for work every 30 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connector service has ever checked in for this connector. Start the container; the sync then begins by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service has checked in for %1: is the container running? The sync begins by itself once it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service has not been heard of for %1: is the container running? Start it again, and it takes the sync up or ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic&apos;s connector service has not checked in for %1. See the health of the deployment in the Elastic Cloud console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a long time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is at work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service was stopped amid the sync. It goes on when the service is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service was asked to stop, and will with its next step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync was canceled. What was indexed until then stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync succeeded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync succeeded. That the connector shows “%1” is about its last look at S3, which came later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync says that it succeeded, but it found nothing and deleted %1 documents. A bucket that is misspelled or may not be listed counts as empty: see the checks of the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync says that it succeeded, but it found nothing. A bucket that is misspelled or may not be listed counts as empty: see the checks of the connector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync failed. Nothing was deleted; the next one begins anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync failed, though the connector shows “connected”: that says only that its last look at S3 went well. What counts is how the last sync ended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncRules</name>
    <message>
        <source>These rules have %1 characters. Fairlead reads %2 at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a value that cannot be stored as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules are a list: [ … ]. A number or a truth value makes the connector fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules are a list: [ … ].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1 must be an object: { … }.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1 names no bucket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: the bucket must be a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: the name of the bucket is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: the prefix must be a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: extension must be a list, such as [&quot;.pdf&quot;].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: a rule has bucket, prefix and extension; %2 is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connector would refuse these rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1 names no field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1 has no value to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: a document has no field “%2” at this time, so nothing matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: the connector refuses a pattern that fits all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules %1 and %2 compare the same; the connector refuses both, whatever they do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: “%2” is not a regular expression: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: the size is a number, so every sync would fail at “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: the size is a number, so “%2” equals none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: “%2” may be empty, and every sync would fail at the first such object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1: “%2” equals nothing, and a sync fails to compare it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync fails at the basic rule on “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its value “%2” cannot be compared with “%1”. Change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule names one bucket; “*” works in the list of buckets only. Every sync would fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the name of a bucket. Every sync would fail, also for other rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is an address. A rule takes the name of the bucket. Every sync would fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bucket “%1” here. The connector would take it for empty, report success and delete what it had indexed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” takes only keys that begin with a slash, which few do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prefix has no wildcards: “*” stands for itself in “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a space at the beginning or the end of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key is as long as this prefix, so the rule takes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a text, so it takes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” takes nothing: extensions start with a dot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” takes nothing: only what follows the last dot counts, which is “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” takes nothing: an extension has no wildcards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” takes nothing: no key has such an extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” takes capitals as written, and not “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” leaves out what ends in “%3” (%2 found).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” also takes the folder %2 (%3 of its objects). Write “%4” to leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” also takes the folder %2 (%3 of its objects) and %5 more. Write “%4” to leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No object fits. A full sync would delete whatever was indexed from there before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1 can take the same objects. They are fetched twice and indexed once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each of the %1 rules lists its bucket anew, which takes its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every object in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects in %1 whose key begins with “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects in %1 that end in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects in %1 whose key begins with “%2” and that end in %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no extension, as folders do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>System</name>
    <message>
        <source>The browser could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this address yourself: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a web page: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection is being set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagsEditor</name>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead adds two of its own, by which it recognizes what it made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;tag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Target</name>
    <message>
        <source>There is no index %1 yet. It is created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 exists and is empty. It is used as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 exists and holds %2 documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is reset. But the first full sync deletes every document that it does not bring itself. Choose another index to keep them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 belongs to the connector %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An index serves one connector: each would delete what the other one indexed. Choose another index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connector is called %1 yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 connectors are called %2 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connector is called %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay as they are; this one gets an id of its own. Another name tells them apart.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetPane</name>
    <message>
        <source>Where requests go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kibana space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the &amp;FIPS endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API &amp;URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For PrivateLink or a host of your own. Empty for the usual address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Region to sign for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed only where the address does not tell it. Usually empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the region to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TestPromptPage</name>
    <message>
        <source>One prompt, two routes: straight to Bedrock with the new key, and through the Kibana connector that your users will use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct to Bedrock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As AI Assistant calls it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through Kibana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the answers. Bedrock may take a minute…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mending…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Fairlead removes what it created for this connection and nothing else. What has to stay is listed at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is ticked is deleted for good. What is not ticked stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UseCase</name>
    <message>
        <source>AWS asks for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS takes %1 characters; these are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who will use it: your company, others, or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of a website, such as https://example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the industry.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UseCasePane</name>
    <message>
        <source>Anthropic asks first-time customers for a use case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill in form…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairlead submits the same form that the AWS console shows. Once per account; AWS normally grants access within minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Company name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company &amp;website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who will &amp;use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Industry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other industry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the &amp;models will be used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People inside the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People outside the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to AWS and Anthropic at Apply, not before. It is a statement of your company, and cannot be changed or taken back later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UserPage</name>
    <message>
        <source>The connector signs in to AWS as this user. A user of its own can be removed again without touching anything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An existing user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User n&amp;ame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gets no password and can sign in to no console. All it may do is what the policy of the page before allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups users, so that a policy can name all of them at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions boun&amp;dary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ARN of a policy that no permission of this user can exceed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users of this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not choose an account that a person works with: whoever holds the connector&apos;s key could do all that this person may do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up users…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by Fairlead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>This desktop has no keyring that is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no desktop session here (D-Bus has no session bus). Start Fairlead from a desktop, or keep secrets for this run only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open System Settings, then KDE Wallet. Enable the wallet and its use for the Secret Service interface, then sign in again. Or keep secrets for this run only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install gnome-keyring (or KeePassXC with its Secret Service integration), then sign in to the desktop again. Or keep secrets for this run only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, and answer its question if it asks one. Then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to the desktop again, or start the keyring. Then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be asking to be unlocked in another window. Answer there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not do what was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the keyring&apos;s own program and see whether it works there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret is too long for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds %1 characters at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not keep the secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read back is not what was stored. Use another keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not keep what is stored in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another keyring, or keep secrets for this run only.</source>
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
<context>
    <name>_Details</name>
    <message>
        <source>The call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_NameEdit</name>
    <message>
        <source>Another bucket</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Use %1 as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_StepRow</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_TagRow</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of tag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of tag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tag %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
