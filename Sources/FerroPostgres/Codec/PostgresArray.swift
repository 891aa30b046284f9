import FerroSQL

/// The binary form of arrays: dimensions, whether there are NULLs, the elements' type, a size and a lower bound for each
/// dimension, and the elements, each behind its length (`array_send` in `src/backend/utils/adt/arrayfuncs.c`).
enum PostgresArray {
    /// The elements of an array; nil when the type is not known to be one and the bytes are not built as one.
    static func value(oid: UInt32, _ bytes: UnsafeRawBufferPointer) throws(SQLError) -> SQLValue? {
        let isArray = PostgresType.element(ofArray: oid) != nil
        guard let (dimensions, elements) = parts(bytes) else {
            if isArray { throw PostgresColumnReader.failure(oid, bytes) }
            return nil
        }
        guard dimensions <= 1 else {
            guard isArray else { return nil }
            throw SQLError(
                .decoding,
                "a column is an array of \(dimensions) dimensions, of which Swift reads one: select to_jsonb(…) instead"
            )
        }
        return .array(try elements.map { element throws(SQLError) in try value(element) })
    }

    private static func value(_ element: Element) throws(SQLError) -> SQLValue {
        guard let bytes = element.bytes else { return .null }
        return try PostgresColumnReader.scalar(element.oid, bytes) ?? PostgresColumnReader.other(bytes)
    }

    private struct Element {
        var oid: UInt32
        var bytes: UnsafeRawBufferPointer?
    }

    /// The dimensions and, of at most one, the elements; nil when the bytes are not an array from start to end.
    private static func parts(_ bytes: UnsafeRawBufferPointer) -> (Int32, [Element])? {
        var reader = BinaryReader(bytes)
        guard let dimensions = reader.integer(Int32.self), (0...6).contains(dimensions),
            let flags = reader.integer(Int32.self), flags == 0 || flags == 1, let oid = reader.integer(UInt32.self)
        else { return nil }
        if dimensions == 0 { return reader.count == 0 ? (0, []) : nil }
        guard let size = reader.integer(Int32.self), reader.integer(Int32.self) != nil, size >= 0 else { return nil }
        if dimensions > 1 { return (dimensions, []) }
        // Every element takes four bytes at least, so a size that lies reserves nothing.
        guard Int(size) <= reader.count / 4 else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(Int(size))
        for _ in 0..<size {
            guard let length = reader.integer(Int32.self) else { return nil }
            if length == -1 {
                elements.append(Element(oid: oid, bytes: nil))
            } else {
                guard let element = reader.take(Int(length)) else { return nil }
                elements.append(Element(oid: oid, bytes: element))
            }
        }
        return reader.count == 0 ? (1, elements) : nil
    }
}
