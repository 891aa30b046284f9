internal import FerroHTTP
public import FerroValidation

extension Context {
    /// The query string as a validated input.
    ///
    /// - Throws: `ValidationError` (422) naming each field that is of the wrong type or refused by a rule.
    public func query<Value: Input>() throws -> Value {
        try FormDecoder().decode(Validated<Value>.self, from: FormBody(query: request.query)).value
    }

    /// The body as a validated input, JSON or a form by its `Content-Type`.
    ///
    /// - Throws: 400 for a body that cannot be parsed (with the place), 415 for a type that is neither, `ValidationError`
    ///   (422) naming each field that is missing, of the wrong type or refused by a rule.
    public func body<Value: Input>() async throws -> Value {
        try await BodyReader(request, config.uploads).decode(Validated<Value>.self).value
    }

    /// The body as a form that keeps what was typed, so that a page can show it again beside its errors.
    ///
    /// - Throws: 400 for a body that cannot be parsed and 415 for an unknown type; problems of fields are in the result.
    public func body<Value: Input>() async throws -> Submitted<Value> {
        let reader = try await BodyReader(request, config.uploads)
        do {
            return Submitted(fields: reader.fields, result: .success(try reader.decode(Validated<Value>.self).value))
        } catch let problems as ValidationError {
            return Submitted(fields: reader.fields, result: .failure(problems))
        }
    }
}
