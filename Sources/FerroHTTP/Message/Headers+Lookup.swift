import HTTPTypes

extension HTTPField.Name {
    /// What joins several fields of this name to one list, RFC 9110 section 5.3 and RFC 9113 section 8.2.3.
    fileprivate var separator: String { self == .cookie ? "; " : ", " }
}

extension [Headers.Field] {
    /// The index of the first field of a name, from an index on.
    func position(of name: HTTPField.Name, from start: Int = 0) -> Int? {
        let length = name.canonicalName.utf8.count
        for index in start..<Swift.max(start, count) where self[index].length == length && self[index].name == name {
            return index
        }
        return nil
    }

    func value(of name: HTTPField.Name) -> String? {
        guard let first = position(of: name) else { return nil }
        guard position(of: name, from: first + 1) != nil else { return self[first].value }
        return values(of: name).joined(separator: name.separator)
    }

    func values(of name: HTTPField.Name) -> [String] {
        compactMap { $0.name == name ? $0.value : nil }
    }

    /// Replaces every field of a name by one, at the place of the first.
    mutating func set(_ name: HTTPField.Name, _ value: String) {
        guard let first = position(of: name) else { return append(Headers.Field(name: name, value: value)) }
        self[first].value = value
        guard position(of: name, from: first + 1) != nil else { return }
        self = self[...first] + self[(first + 1)...].filter { $0.name != name }
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
