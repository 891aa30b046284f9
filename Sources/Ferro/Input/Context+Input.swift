internal import FerroHTTP
public import FerroValidation

extension Context {
    /// The query string as a validated input.
    ///
    /// - Throws: `ValidationError` (422) naming each field that is of the wrong type or refused by a rule.
    public func query<Value: Input>() throws -> Value {
        try Value.checked { try FormDecoder().decode(Value.self, from: FormBody(query: request.query)) }
    }

    /// The body as a validated input, JSON or a form by its `Content-Type`.
    ///
    /// - Throws: 400 for a body that cannot be parsed (with the place), 415 for a type that is neither, `ValidationError`
    ///   (422) naming each field that is missing, of the wrong type or refused by a rule.
    public func body<Value: Input>() async throws -> Value {
        let reader = try await BodyReader(request)
        return try Value.checked { try reader.decode(Value.self) }
    }

    /// The body as a form that keeps what was typed, so that a page can show it again beside its errors.
    ///
    /// - Throws: 400 for a body that cannot be parsed and 415 for an unknown type; problems of fields are in the result.
    public func body<Value: Input>() async throws -> Submitted<Value> {
        let reader = try await BodyReader(request)
        do {
            return Submitted(
                fields: reader.fields, result: .success(try Value.checked { try reader.decode(Value.self) }))
        } catch let problems as ValidationError {
            return Submitted(fields: reader.fields, result: .failure(problems))
        }
    }
}

extension Input {
    /// Decodes and then applies the rules.
    fileprivate static func checked(_ decode: () throws -> Self) throws -> Self {
        let value = try decode()
        try value.validate()
        return value
    }
}
