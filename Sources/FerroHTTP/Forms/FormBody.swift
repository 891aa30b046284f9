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
public struct FormBody: Sendable {
    var root = FormValue()

    /// Reads a body; throws an ``Abort`` of status 400 when it exceeds the limits or uses one key in two ways.
    public init(parsing buffer: ByteBuffer, limits: FormLimits = .standard) throws {
        try self.init(buffer.readableBytesView, limits)
    }

    /// Reads a query; throws as the other initializer does.
    public init(query: QueryItems, limits: FormLimits = .standard) throws {
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

    private init(_ bytes: some Collection<UInt8>, _ limits: FormLimits) throws {
        var count = 0
        for (name, value) in FormPairs(bytes) {
            count += 1
            guard count <= limits.keys else {
                throw Abort(.badRequest, "The form has more than \(limits.keys) fields.")
            }
            let (first, rest) = Self.path(of: name)
            guard rest.count < limits.depth else {
                throw Abort(.badRequest, "A field of the form nests more than \(limits.depth) levels.")
            }
            guard root.fields[first, default: FormValue()].insert(value, at: rest[...]) else {
                throw Abort(.badRequest, "The form uses a field both as a value and as a group.")
            }
        }
    }

    /// `a[b][]` to `a`, `b` and the empty key; a name whose brackets do not pair up is taken as it is.
    private static func path(of name: String) -> (first: String, rest: [String]) {
        guard let open = name.firstIndex(of: "["), open != name.startIndex, name.last == "]" else { return (name, []) }
        let inner = name[name.index(after: open)...].dropLast()
        let keys = inner.replacing("][", with: "\u{0}").split(separator: "\u{0}", omittingEmptySubsequences: false)
        guard keys.allSatisfy({ !$0.contains("[") && !$0.contains("]") }) else { return (name, []) }
        return (String(name[..<open]), keys.map(String.init))
    }
}
