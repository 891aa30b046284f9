public import FerroValidation

/// A form as it was sent: what was typed, and the input it makes or the problems it has.
///
/// ```swift
/// @POST func store(body: Submitted<SubmitLink>, c: Context) async throws -> Response {
///     switch body.result {
///     case .success(let input): …
///     case .failure(let problems): return try await c.view("links/new", LinkFormPage(body.fields, problems), status: .unprocessableContent)
///     }
/// }
/// ```
public struct Submitted<Value: Input>: Sendable {
    /// The text of each field as it was sent, to fill the form again.
    public let fields: [String: String]
    /// The validated input, or what is wrong field by field.
    public let result: Result<Value, ValidationError>
}
