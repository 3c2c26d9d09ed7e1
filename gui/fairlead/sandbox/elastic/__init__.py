"""The local Elastic: Kibana's and Elasticsearch's HTTP interfaces, as strict as the originals."""
