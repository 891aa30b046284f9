internal import FerroValidation

/// An input as a decoder brings it: decoded and checked by its rules, whatever is wrong being a `ValidationError`.
struct Validated<Value: Input>: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws { value = try Value.validated(from: decoder) }
}
