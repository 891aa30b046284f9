/// One tag of a template, as far as its structure matters.
struct TemplateTag: Sendable, Equatable {
    /// What a tag does.
    enum Kind: Sendable, Equatable {
        /// `{{#name}}` or `{{^name}}`: open until its end.
        case section
        /// `{{<name}}`: a layout, open until its end.
        case parent
        /// `{{$name}}`: a block, open until its end.
        case block
        /// `{{/name}}`.
        case end
        /// `{{> name}}`.
        case partial
        /// `{{name}}`, `{{{name}}}` or `{{&name}}`.
        case variable
        /// A comment, a change of delimiters or a pragma.
        case other
    }

    let kind: Kind
    let name: String
    let line: Int
    /// The tag as it stands in the file, for messages.
    let text: String
    /// Where its inside stands in the file's UTF-8, delimiters not included.
    let bytes: Range<Int>

    var opens: Bool { kind == .section || kind == .parent || kind == .block }
}
