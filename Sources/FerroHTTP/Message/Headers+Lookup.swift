import HTTPTypes

extension Headers.Field {
    /// Whether the field has that name; names of other lengths, nearly all, are told apart without reading them.
    func isNamed(_ other: HTTPField.Name) -> Bool {
        name.canonicalName.utf8.count == other.canonicalName.utf8.count && name == other
    }
}

extension HTTPField.Name {
    /// What joins several fields of this name to one list, RFC 9110 section 5.3 and RFC 9113 section 8.2.3.
    fileprivate var separator: String { self == .cookie ? "; " : ", " }
}

extension [Headers.Field] {
    func value(of name: HTTPField.Name) -> String? {
        guard let first = firstIndex(where: { $0.isNamed(name) }) else { return nil }
        guard self[(first + 1)...].contains(where: { $0.isNamed(name) }) else { return self[first].value }
        return values(of: name).joined(separator: name.separator)
    }

    func values(of name: HTTPField.Name) -> [String] {
        compactMap { $0.isNamed(name) ? $0.value : nil }
    }

    /// Replaces every field of a name by one, at the place of the first.
    mutating func set(_ name: HTTPField.Name, _ value: String) {
        guard let first = firstIndex(where: { $0.isNamed(name) }) else {
            return append(Headers.Field(name: name, value: value))
        }
        self[first].value = value
        let rest = self[(first + 1)...]
        guard rest.contains(where: { $0.isNamed(name) }) else { return }
        self = self[...first] + rest.filter { !$0.isNamed(name) }
    }
}

extension ReceivedFields {
    func value(of name: HTTPField.Name) -> String? {
        let key = FieldNameKey(name)
        guard let found = first(key) else { return nil }
        guard first(key, from: found.value.upperBound) != nil else { return value(found) }
        return values(of: name).joined(separator: name.separator)
    }

    func values(of name: HTTPField.Name) -> [String] {
        let key = FieldNameKey(name)
        var values: [String] = []
        var offset = 0
        while let found = first(key, from: offset) {
            values.append(value(found))
            offset = found.value.upperBound
        }
        return values
    }

    /// The fields as strings.
    var fields: [Headers.Field] {
        var fields: [Headers.Field] = []
        fields.reserveCapacity(count)
        var offset = 0
        while let entry = entry(at: offset) {
            fields.append(Headers.Field(name: name(entry), value: value(entry)))
            offset = entry.value.upperBound
        }
        return fields
    }
}
