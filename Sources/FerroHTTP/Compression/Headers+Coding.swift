import HTTPTypes

extension Headers {
    /// Says that a response differs by a field of the request, beside those it differs by already.
    mutating func addVary(_ name: HTTPField.Name) {
        guard let known = self[.vary], !known.trimmedOfSpace.isEmpty else { return self[.vary] = name.rawName }
        let names = known.split(separator: ",").map { $0.trimmed.lowercased() }
        guard !names.contains("*"), !names.contains(name.canonicalName) else { return }
        self[.vary] = "\(known), \(name.rawName)"
    }

    /// Makes a strong tag weak, since one tag now stands for other bytes, too (RFC 9110, 8.8.1).
    mutating func weakenTag() {
        guard let tag = self[.eTag], tag.hasPrefix("\"") else { return }
        self[.eTag] = "W/\(tag)"
    }

    /// Makes the tag of a 304 weak when the client knows it so: caches compare it strongly (RFC 9111, 4.3.4).
    mutating func weakenTag(knownBy request: Request) {
        guard let tag = self[.eTag], let known = request.headers[.ifNoneMatch], known.contains("W/\(tag)") else {
            return
        }
        weakenTag()
    }
}

extension String {
    fileprivate var trimmedOfSpace: Substring { self[...].trimmed }
}
