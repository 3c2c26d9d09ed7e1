"""How to reach the world: AWS, Kibana, Elasticsearch, the keyring, folders."""
