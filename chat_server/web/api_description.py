"""The REST interface in OpenAPI 3.1; a test compares it with the routes."""

from typing import Any

_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


def _parameter(name: str, schema: dict[str, Any], *, is_required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": is_required, "schema": schema}


def _answer(description: str, schema: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }


def _operation(summary: str, answer: str, *refusals: str, **more: Any) -> dict[str, Any]:
    told = {"200": _answer(summary, answer), "401": _answer("No valid token.", "Refusal")}
    told["403"] = _answer("The token is an editor's.", "Refusal")
    return {"summary": summary, "responses": told | {code: _answer("Refused.", "Refusal") for code in refusals}, **more}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


_TEXT = {"type": "string"}
_NUMBER = {"type": "integer"}
_QUEUE = {"type": "string", "enum": ["waiting", "mine", "team", "bot", "escalated", "done"]}
_SAY = {
    "type": "object",
    "required": ["client_id", "text"],
    "additionalProperties": False,
    "properties": {
        "client_id": {"type": "string", "format": "uuid"},
        "text": {"type": "string", "minLength": 1, "maxLength": 4000},
        "if_head": {"type": "integer", "minimum": 0},
    },
}

DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "DashPro Live Chat",
        "version": "1",
        "description": "Objects are those of docs/protocol.md. `agents token EMAIL` prints a token.",
    },
    "security": [{"token": []}],
    "paths": {
        "/api/v1/openapi.json": {
            "get": {"summary": "This description.", "security": [], "responses": {"200": {"description": "OpenAPI."}}}
        },
        "/api/v1/conversations": {
            "get": _operation(
                "A page of a queue, by due time.",
                "Page",
                "400",
                parameters=[
                    _parameter("queue", _QUEUE, is_required=True),
                    _parameter("query", {"type": "string", "maxLength": 200}),
                    _parameter("after", {"type": "string", "maxLength": 200}),
                    _parameter("limit", {"type": "integer", "minimum": 1, "maximum": 200}),
                ],
            )
        },
        "/api/v1/conversations/{id}": {
            "get": _operation("One conversation with all that agents may know.", "Opened", "404", parameters=[_ID])
        },
        "/api/v1/conversations/{id}/messages": {
            "post": _operation(
                "Answer the visitor, once for each client_id.",
                "Said",
                "400",
                "404",
                "409",
                "413",
                parameters=[_ID],
                requestBody={"required": True, "content": {"application/json": {"schema": _SAY}}},
            )
        },
    },
    "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Conversation": _object(id=_TEXT, ticket={"type": ["string", "null"]}, status=_TEXT, head=_NUMBER),
            "Message": _object(conversation_id=_TEXT, seq=_NUMBER, kind=_TEXT, text=_TEXT, at=_TEXT),
            "Page": _object(
                conversations={"type": "array", "items": {"$ref": "#/components/schemas/Conversation"}},
                next={"type": ["string", "null"]},
            ),
            "Opened": _object(
                conversation={"$ref": "#/components/schemas/Conversation"},
                messages={"type": "array", "items": {"$ref": "#/components/schemas/Message"}},
            ),
            "Said": _object(message={"$ref": "#/components/schemas/Message"}),
            "Refusal": _object(ok={"type": "boolean"}, error=_object(code=_TEXT, message=_TEXT)),
        },
    },
}
