#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension RecordFormat where Value: Codable {
    static var json: Self {
        RecordFormat(isComposite: false, empty: nil) { reader, path throws(RecordError) in
            guard let bytes = reader.scalars[path] else { return nil }
            do {
                return try JSONDecoder().decode(Value.self, from: Data(bytes))
            } catch {
                throw RecordError(.decoding, "the JSON kept in \(path) cannot be read as \(Value.self)", cause: error)
            }
        } write: { value, path, writer throws(RecordError) in
            guard let bytes = RecordText.json(value) else {
                throw RecordError(.encoding, "the value of \(path) cannot be written as JSON")
            }
            writer.put(path, bytes)
        }
    }
}
