"""The terms of other vocabularies that tieup writes, and the prefixes under which files abbreviate them."""

from types import MappingProxyType

from tieup_ontology import TIE

BASE = "https://w3id.org/tieup/id/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OWL = "http://www.w3.org/2002/07/owl#"
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
EDTF = "http://id.loc.gov/datatypes/edtf/"

PREFIXES = MappingProxyType(
    {
        "dcterms": DCTERMS,
        "edtf": EDTF,
        "id": BASE,
        "oa": OA,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "skos": SKOS,
        "tie": TIE,
        "xsd": XSD,
    }
)

TYPE = RDF + "type"
SUBJECT = RDF + "subject"
PREDICATE = RDF + "predicate"
OBJECT = RDF + "object"
LABEL = RDFS + "label"
ALTERNATIVE = SKOS + "altLabel"
SAME_AS = OWL + "sameAs"

NEWS_ARTICLE = SCHEMA + "NewsArticle"
HEADLINE = SCHEMA + "headline"
PUBLISHED = SCHEMA + "datePublished"
UPDATED = SCHEMA + "dateModified"
PUBLISHER = SCHEMA + "publisher"
AUTHOR = SCHEMA + "author"
URL = SCHEMA + "url"
IDENTIFIER = DCTERMS + "identifier"

PROV_ENTITY = PROV + "Entity"
SOFTWARE_AGENT = PROV + "SoftwareAgent"
PROV_AGENT = PROV + "Agent"
PROV_PERSON = PROV + "Person"
ATTRIBUTED_TO = PROV + "wasAttributedTo"
INFLUENCED_BY = PROV + "wasInfluencedBy"
DERIVED_FROM = PROV + "wasDerivedFrom"

SPECIFIC_RESOURCE = OA + "SpecificResource"
TEXT_QUOTE = OA + "TextQuoteSelector"
TEXT_POSITION = OA + "TextPositionSelector"
HAS_SOURCE = OA + "hasSource"
HAS_SELECTOR = OA + "hasSelector"
EXACT = OA + "exact"
PREFIX = OA + "prefix"
SUFFIX = OA + "suffix"
FIRST = OA + "start"
AFTER = OA + "end"
