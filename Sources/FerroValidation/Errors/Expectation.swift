/// What a field of some type should have held, in words.
struct Expectation {
    let message: String

    /// Describes a type by what is sent for it.
    init(_ type: any Any.Type) { message = Self.describe(type) }

    /// Describes a type, or `nil` when the failure may lie deeper in what it holds.
    init?(scalar type: any Any.Type) {
        let present = (type as? any OptionalField.Type)?.wrappedField ?? type
        if present is any ListField.Type || present is any TableField.Type || present is any Input.Type { return nil }
        message = Self.describe(present)
    }

    /// Describes the part of `type` that failed, or `nil` when it lies inside a type that names its own fields.
    ///
    /// - Parameters:
    ///   - path: Where a value of `type` was being read.
    ///   - failure: Where the decoder stopped, at `path` or below it.
    init?(_ type: any Any.Type, below path: [any CodingKey], at failure: [any CodingKey]) {
        var type = type
        for _ in failure.dropFirst(path.count) {
            let present = (type as? any OptionalField.Type)?.wrappedField ?? type
            guard let list = present as? any ListField.Type else { return nil }
            type = list.elementField
        }
        message = Self.describe(type)
    }

    private static func describe(_ type: any Any.Type) -> String {
        switch type {
        case let type as any OptionalField.Type: describe(type.wrappedField)
        case is any ListField.Type: Message.list.text
        case is any TableField.Type, is any Input.Type: Message.object.text
        case let type as any (RawRepresentable & CaseIterable).Type: choices(of: type)
        case is Bool.Type: Message.truth.text
        case is Int.Type, is Int64.Type: Message.wholeNumber.text
        case let type as any FixedWidthInteger.Type: range(of: type)
        case is any BinaryFloatingPoint.Type: Message.number.text
        case is any StringProtocol.Type: Message.string.text
        default: describe(named: String(describing: type))
        }
    }

    /// Foundation's types are known by name, so that this module need not import them.
    private static func describe(named name: String) -> String {
        switch name {
        case "Date": Message.date.text
        case "URL": Message.url.text
        case "UUID": Message.uuid.text
        case "Decimal": Message.number.text
        default: Message.unreadable.text
        }
    }

    private static func choices<T: RawRepresentable & CaseIterable>(of type: T.Type) -> String {
        Message.oneOf(T.allCases.map { "\($0.rawValue)" }).text
    }

    private static func range<T: FixedWidthInteger>(of type: T.Type) -> String {
        Message.wholeNumberBetween("\(T.min)", "\(T.max)").text
    }
}

private protocol OptionalField { static var wrappedField: any Any.Type { get } }
extension Optional: OptionalField { fileprivate static var wrappedField: any Any.Type { Wrapped.self } }

private protocol ListField { static var elementField: any Any.Type { get } }
extension Array: ListField { fileprivate static var elementField: any Any.Type { Element.self } }
extension Set: ListField { fileprivate static var elementField: any Any.Type { Element.self } }

private protocol TableField {}
extension Dictionary: TableField {}
