public import HTTPTypes

/// The header fields of a message, in order, looked up without regard to case.
///
/// ```swift
/// var headers: Headers = [.contentType: "text/plain"]
/// headers.append(.setCookie, "a=1")
/// headers[.cacheControl] = "no-store"
/// ```
///
/// Those of a received request are bytes until they are read: a value that nobody asks for costs no string.
public struct Headers: Sendable {
    struct Field: Sendable {
        let name: HTTPField.Name
        /// The bytes of the name: names of other lengths, nearly all, are told apart without reading them.
        let length: Int
        var value: String

        init(name: HTTPField.Name, value: String) {
            self.name = name
            self.length = name.canonicalName.utf8.count
            self.value = value
        }
    }

    enum Storage: Sendable {
        case fields([Field])
        /// Becomes `fields` when something changes.
        case received(ReceivedFields)
        /// Fields, and those that every response gets, of other names; becomes `fields` when something changes.
        case finished([Field], HeaderDefaults)
    }

    var storage: Storage

    /// No fields.
    public init() { storage = .fields([]) }

    init(_ fields: [Field]) { storage = .fields(fields) }

    /// One field, with room for those that every response gets.
    init(_ name: HTTPField.Name, _ value: String) {
        var fields: [Field] = []
        fields.reserveCapacity(12)
        fields.append(Field(name: name, value: value))
        storage = .fields(fields)
    }
    init(_ received: ReceivedFields) { storage = .received(received) }

    /// The fields one by one.
    var fields: [Field] {
        get {
            switch storage {
            case .fields(let fields): fields
            case .received(let received): received.fields
            case .finished(let fields, let defaults): fields + defaults.fields
            }
        }
        set { storage = .fields(newValue) }
        _modify {
            var fields = self.fields
            // Holding the only reference, so that nothing is copied.
            storage = .fields([])
            defer { storage = .fields(fields) }
            yield &fields
        }
    }

    /// How many fields there are; a name that occurs twice counts twice.
    public var count: Int {
        switch storage {
        case .fields(let fields): fields.count
        case .received(let received): received.count
        case .finished(let fields, let defaults): fields.count + defaults.fields.count
        }
    }
    /// Whether there is no field.
    public var isEmpty: Bool { count == 0 }

    /// The value of a field; nil when it is absent.
    ///
    /// Several fields of one name read as one list, joined by `, ` (`Cookie` by `; `), as RFC 9110 section 5.3 says.
    /// Setting replaces them all by one field, and setting nil removes them.
    public subscript(name: HTTPField.Name) -> String? {
        get {
            switch storage {
            case .fields(let fields): fields.value(of: name)
            case .received(let received): received.value(of: name)
            case .finished(let fields, let defaults): fields.value(of: name) ?? defaults.fields.value(of: name)
            }
        }
        set {
            guard let newValue else { return remove(name) }
            fields.set(name, newValue)
        }
    }

    /// Every value of a name, in the order of the message.
    public func values(for name: HTTPField.Name) -> [String] {
        switch storage {
        case .fields(let fields): fields.values(of: name)
        case .received(let received): received.values(of: name)
        case .finished(let fields, let defaults): fields.values(of: name) + defaults.fields.values(of: name)
        }
    }

    /// Whether there is a field of that name.
    public func contains(_ name: HTTPField.Name) -> Bool {
        switch storage {
        case .fields(let fields): fields.position(of: name) != nil
        case .received(let received): received.first(FieldNameKey(name)) != nil
        case .finished(let fields, let defaults):
            fields.position(of: name) != nil || defaults.fields.position(of: name) != nil
        }
    }

    /// Adds a field after those there are, keeping others of the same name.
    public mutating func append(_ name: HTTPField.Name, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// Removes every field of that name.
    public mutating func remove(_ name: HTTPField.Name) {
        if contains(name) { fields.removeAll { $0.name == name } }
    }

    /// Makes room for that many fields.
    package mutating func reserveCapacity(_ count: Int) { fields.reserveCapacity(count) }
}
