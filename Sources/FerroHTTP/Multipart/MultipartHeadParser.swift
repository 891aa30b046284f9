import HTTPTypes

/// Collects the header lines of one part.
struct MultipartHeadParser: Sendable {
    private(set) var headers = Headers()
    private var bytes = 0

    /// Adds a line without its line feed; false for the empty line that ends the head.
    ///
    /// A line must end in CR LF and hold no other control byte than tabs; one that begins with a space would continue the
    /// line before, which no client of today sends, and is refused.
    mutating func add(
        _ line: UnsafeRawBufferPointer, part: Int, _ limits: MultipartLimits
    ) throws(HTTPFailure) -> Bool {
        bytes += line.count + 1
        try check(pending: 0, part: part, limits)
        guard line.last == 0x0D else { throw .multipart("The header lines of part \(part) must end in CR LF.") }
        let line = line.part(0..<line.count - 1)
        guard !line.isEmpty else { return false }
        guard let colon = line.first(UInt8(ascii: ":"), from: 0),
            case let value = line.part(colon + 1..<line.count).trimmed,
            value.allSatisfy(ByteClass.fieldValue.contains),
            let name = HTTPField.Name(String(decoding: line.part(0..<colon), as: UTF8.self))
        else { throw .multipart("A header line of part \(part) is not `name: value`.") }
        guard headers.count < limits.headerCount else {
            throw .multipart("Part \(part) has more than \(limits.headerCount) header lines.", .contentTooLarge)
        }
        headers.append(name, String(decoding: value, as: UTF8.self))
        return true
    }

    /// Throws when the lines so far, and so many bytes of the next, are too long.
    func check(pending: Int, part: Int, _ limits: MultipartLimits) throws(HTTPFailure) {
        guard bytes + pending <= limits.headerBytes else {
            throw .multipart(
                "The header lines of part \(part) are longer than \(limits.headerBytes) bytes.", .contentTooLarge)
        }
    }
}
