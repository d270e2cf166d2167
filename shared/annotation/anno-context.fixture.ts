/**
 * What http://www.w3.org/ns/anno.jsonld says of the terms Waymark writes, for tests that stay off the network. Written from the
 * Web Annotation Vocabulary (https://www.w3.org/TR/annotation-vocab/), not a copy of the file: a term that is missing here
 * is one Waymark must not write without looking it up first. `assessing` is left out on purpose: copies of the published
 * context differ about it, and where it is missing a processor cannot tell what was meant.
 */
const node = (id: string) => ({ '@id': id, '@type': '@id' });
const word = (id: string) => ({ '@id': id, '@type': '@vocab' });
const moment = (id: string) => ({ '@id': id, '@type': 'xsd:dateTime' });
const count = (id: string) => ({ '@id': id, '@type': 'xsd:nonNegativeInteger' });

export const ANNO = {
  '@context': {
    oa: 'http://www.w3.org/ns/oa#',
    dc: 'http://purl.org/dc/elements/1.1/',
    dcterms: 'http://purl.org/dc/terms/',
    foaf: 'http://xmlns.com/foaf/0.1/',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    as: 'http://www.w3.org/ns/activitystreams#',

    id: node('@id'),
    type: { '@id': '@type', '@type': '@id' },

    Annotation: 'oa:Annotation',
    TextualBody: 'oa:TextualBody',
    SpecificResource: 'oa:SpecificResource',
    TextQuoteSelector: 'oa:TextQuoteSelector',
    TextPositionSelector: 'oa:TextPositionSelector',
    Person: 'foaf:Person',
    Software: 'as:Application',
    AnnotationCollection: 'as:OrderedCollection',
    AnnotationPage: 'as:OrderedCollectionPage',

    classifying: 'oa:classifying',
    commenting: 'oa:commenting',
    editing: 'oa:editing',
    linking: 'oa:linking',
    questioning: 'oa:questioning',
    replying: 'oa:replying',
    tagging: 'oa:tagging',

    body: node('oa:hasBody'),
    target: node('oa:hasTarget'),
    source: node('oa:hasSource'),
    selector: node('oa:hasSelector'),
    refinedBy: node('oa:refinedBy'),
    creator: node('dcterms:creator'),
    generator: node('as:generator'),
    via: node('oa:via'),
    items: { '@id': 'as:items', '@type': '@id', '@container': '@list' },
    partOf: node('as:partOf'),
    first: node('as:first'),
    last: node('as:last'),
    motivation: word('oa:motivatedBy'),
    purpose: word('oa:hasPurpose'),

    format: 'dc:format',
    language: 'dc:language',
    value: 'rdf:value',
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
    name: 'foaf:name',
    label: 'rdfs:label',
    created: moment('dcterms:created'),
    modified: moment('dcterms:modified'),
    generated: moment('dcterms:issued'),
    start: count('oa:start'),
    end: count('oa:end'),
    total: count('as:totalItems'),
    startIndex: count('as:startIndex'),
  },
};
