/// What `@Input` knows of a struct.
struct InputShape {
    /// `public `, `package ` or nothing.
    var access: String
    /// What is decoded, in order.
    var fields: [InputField]
    /// What the struct writes by itself.
    var writesCodingKeys: Bool
    var writesInitializer: Bool
    var writesFieldNames: Bool
}

/// A stored property that is decoded.
struct InputField {
    /// As the program writes it, with backticks where it needs them.
    var name: String
    /// The type; nil when the default tells it.
    var type: String?
    /// The type inside the optional.
    var wrapped: String?
    /// The value of a field that was not sent.
    var defaultValue: String?

    var plainName: String { name.filter { $0 != "`" } }
}
