"""The shapes that others ask for: W3C Web Annotation and schema.org ClaimReview, as JSON Schemas.

Ours, written after the Web Annotation Data Model (W3C Recommendation, 2017, sections 3 and 4) and schema.org.
"""

from __future__ import annotations

from typing import Any

_WORDS = {"type": "string", "minLength": 1}
_MOTIVATIONS = [
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
]  # fmt: skip
_QUOTE = {
    "type": "object",
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": _WORDS,
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "required": ["type", "exact", "prefix", "suffix"],
    "additionalProperties": False,
}
_POSITION = {
    "type": "object",
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "required": ["type", "start", "end"],
    "additionalProperties": False,
}
_TARGET = {
    "type": "object",
    "properties": {
        "source": {"type": "string", "pattern": "^[a-z]+:"},
        "selector": {
            "type": "array",
            "allOf": [{"contains": _QUOTE}, {"contains": _POSITION}],
            "items": {"anyOf": [_QUOTE, _POSITION]},
            "minItems": 2,
        },
    },
    "required": ["source", "selector"],
}
_BODY = {
    "type": "object",
    "properties": {
        "type": {"enum": ["TextualBody", "SpecificResource"]},
        "purpose": {"enum": _MOTIVATIONS},
    },
    "required": ["type", "purpose"],
    "if": {"properties": {"type": {"const": "TextualBody"}}},
    "then": {"required": ["value"]},
    "else": {"required": ["source"]},
}
_ANNOTATION = {
    "type": "object",
    "properties": {
        "id": _WORDS,
        "type": {"const": "Annotation"},
        "motivation": {"enum": _MOTIVATIONS},
        "body": {"type": "array", "items": _BODY, "minItems": 1},
        "target": {"anyOf": [_TARGET, {"type": "array", "items": _TARGET, "minItems": 1}]},
    },
    "required": ["id", "type", "motivation", "target"],
}
ANNOTATIONS: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "@context": {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "id": _WORDS,
        "type": {"const": "AnnotationPage"},
        "startIndex": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "items": _ANNOTATION},
        "partOf": {
            "type": "object",
            "properties": {
                "type": {"const": "AnnotationCollection"},
                "total": {"type": "integer", "minimum": 0},
            },
            "required": ["id", "type", "total"],
        },
    },
    "required": ["@context", "id", "type", "partOf", "items"],
}
_NAMED = {
    "type": "object",
    "properties": {"@type": {"enum": ["Organization", "Person"]}, "name": _WORDS},
    "required": ["@type", "name"],
}
_RATING = {
    "type": "object",
    "properties": {
        "@type": {"const": "Rating"},
        "alternateName": _WORDS,
        "ratingValue": {"type": "integer"},
        "bestRating": {"type": "integer"},
        "worstRating": {"type": "integer"},
    },
    "required": ["@type", "alternateName"],
    "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
}
CLAIM_REVIEWS: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "@type": {"const": "ClaimReview"},
                    "url": {"type": "string", "pattern": "^https?://"},
                    "claimReviewed": _WORDS,
                    "datePublished": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
                    "author": _NAMED,
                    "reviewRating": _RATING,
                    "itemReviewed": {
                        "type": "object",
                        "properties": {"@type": {"const": "Claim"}, "author": _NAMED},
                        "required": ["@type", "author", "appearance"],
                    },
                },
                "required": [
                    "@type", "url", "claimReviewed", "datePublished", "author", "reviewRating", "itemReviewed",
                ],
            },
        },
    },
    "required": ["@context", "@graph"],
}  # fmt: skip
