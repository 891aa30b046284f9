import HTTPTypes
public import NIOCore

/// The fields of an `application/x-www-form-urlencoded` body or of a query.
///
/// `tags[]` and a repeated key are arrays, `author[name]` nests, and `items[0][title]` is an array of groups.
///
/// ```swift
/// let input = try FormBody(parsing: try await request.body.collect()).decode(CreateLink.self)
/// let filter = try FormBody(query: request.query).decode(Filter.self)
/// ```
///
/// One rule for what is ill-formed, that of browsers (WHATWG URL standard section 5.1): a broken percent escape stays as
/// it is, invalid UTF-8 becomes U+FFFD, a `+` is a space, a pair without `=` is an empty text, an empty pair is left out.
/// One rule for repeated keys: as a list they are all there, as one value the last counts. A key used both as a value
/// and as a group is an error, and so is what exceeds a limit.
public struct FormBody: Sendable {
    var root = FormValue()
    private var count = 0

    /// A form without fields.
    init() {}

    /// Reads a body: bytes from outside, of any form.
    ///
    /// Throws an ``HTTPFailure`` of status 400 that names the field when it exceeds the limits or uses one key in two
    /// ways.
    public init(parsing buffer: ByteBuffer, limits: FormLimits = .standard) throws(HTTPFailure) {
        try self.init(buffer.readableBytesView, limits)
    }

    /// Reads a query; throws as the other initializer does.
    public init(query: QueryItems, limits: FormLimits = .standard) throws(HTTPFailure) {
        try self.init(query.raw.utf8, limits)
    }

    /// The text of a key on the first level; of a repeated key, the last, so that a checkbox overrides a hidden field.
    public subscript(name: String) -> String? {
        guard let field = root.fields[name], !field.isList else { return nil }
        return field.texts.last
    }

    /// Every text of a key on the first level, written as `name` or as `name[]`.
    public func all(_ name: String) -> [String] {
        root.fields[name]?.texts ?? []
    }

    /// The text of each key on the first level, to fill a form again; of a repeated key, the last.
    public var texts: [String: String] { root.fields.compactMapValues(\.texts.last) }

    /// Decodes a value from the fields, by the rules of ``FormDecoder``.
    public func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try FormDecoder().decode(type, from: self)
    }

    private init(_ bytes: some Collection<UInt8>, _ limits: FormLimits) throws(HTTPFailure) {
        var pairs = FormPairs(bytes)
        while let (name, value) = pairs.next() {
            guard value.utf8.count <= limits.valueBytes else {
                throw Self.failure("The field \(HTTPFailure.shown(name)) is longer than \(limits.valueBytes) bytes.")
            }
            try add(.text(value), name: name, limits)
        }
    }

    /// Adds the value of a field.
    mutating func add(_ leaf: FormValue.Leaf, name: String, _ limits: FormLimits) throws(HTTPFailure) {
        count += 1
        guard count <= limits.keys else { throw Self.failure("The form has more than \(limits.keys) fields.") }
        guard name.utf8.count <= limits.nameBytes else {
            throw Self.failure(
                "The name of the field \(HTTPFailure.shown(name)) is longer than \(limits.nameBytes) bytes.")
        }
        guard let (first, rest) = FormKeyPath.keys(of: name, depth: limits.depth) else {
            throw Self.failure("The field \(HTTPFailure.shown(name)) nests more than \(limits.depth) levels.")
        }
        guard root.fields[first, default: FormValue()].insert(leaf, at: rest[...]) else {
            throw Self.failure(
                "The form uses \(HTTPFailure.shown(first)) or what is in it both as a value and as a group.")
        }
    }

    private static func failure(_ message: String) -> HTTPFailure { HTTPFailure(.form, .badRequest, message) }
}
