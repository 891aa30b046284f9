/// A key of an object or an index of an array, in coding paths.
struct JSONKey: CodingKey, CustomStringConvertible {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = "Index \(intValue)"
        self.intValue = intValue
    }

    var description: String { intValue.map(String.init) ?? stringValue }

    /// The key of `superEncoder()` and `superDecoder()`.
    static let ofSuper = JSONKey(stringValue: "super")

    /// The type whose values are the keys of every dictionary that is encoded as an object, which has no public name.
    static let ofDictionaries = ObjectIdentifier(DictionaryKeyProbe.find())
}
