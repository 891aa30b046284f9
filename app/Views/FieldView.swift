/// One field of a form with its label, what was typed, and what is wrong with it.
struct FieldView: Sendable {
    /// What kind of control it is.
    enum Control: Sendable {
        case text
        case url
        case multiline
    }

    let id: String
    let name: String
    let label: String
    let value: String
    let type: String
    let isMultiline: Bool
    let isRequired: Bool
    let placeholder: String?
    let autocomplete: String
    let maximumLength: Int?
    let hint: String?
    /// Whole sentences that name the field.
    let errors: [String]
    let hasErrors: Bool
    /// The ids of hint and errors, for `aria-describedby`; nil without either.
    let describedBy: String?

    /// Describes a field; `errors` are sentences without their subject, as validation writes them.
    init(
        _ name: String, label: String, value: String = "", control: Control = .text, isRequired: Bool = true,
        placeholder: String? = nil, autocomplete: String = "off", maximumLength: Int? = nil, hint: String? = nil,
        errors: [String] = []
    ) {
        id = "field-" + name
        self.name = name
        self.label = label
        self.value = value
        type = control == .url ? "url" : "text"
        isMultiline = control == .multiline
        self.isRequired = isRequired
        self.placeholder = placeholder
        self.autocomplete = autocomplete
        self.maximumLength = maximumLength
        self.hint = hint
        self.errors = errors.map { "\(label) \($0)." }
        hasErrors = !errors.isEmpty
        let described = [hint == nil ? nil : "\(id)-hint", errors.isEmpty ? nil : "\(id)-error"].compactMap(\.self)
        describedBy = described.isEmpty ? nil : described.joined(separator: " ")
    }
}
