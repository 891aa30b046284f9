import FerroValidation

/// Makes a struct an input: decoded field by field, with every bad field in one error.
///
/// ```swift
/// @Input struct CreateLink {
///     var url: String                  // must be sent
///     var tags: [String] = []          // may be left out or null
///     var note: String?                // may be left out or null
///
///     static var rules: Rules<Self> {
///         Check(\.url, .url, .length(...2_000))
///         Check(\.tags, .count(...5), .each(.length(1...20)))
///     }
/// }
/// ```
///
/// It writes the conformance to `Input`, the builder of `rules`, `CodingKeys`, `init(from:)` over a `FieldReader` and the
/// table of field names; the memberwise initializer stays. What the struct writes by itself is left alone, so fields are
/// renamed by an own `CodingKeys`, which also leaves out what is not decoded. A constant with a value is not decoded.
@attached(memberAttribute)
@attached(
    extension, conformances: Input, names: named(CodingKeys), named(init(from:)), named(fieldName(of:)))
public macro Input() = #externalMacro(module: "FerroMacros", type: "InputMacro")
