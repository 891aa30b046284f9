import FerroValidation
import Foundation
import Testing

private enum Color: String, Codable, CaseIterable { case red, blue }

private struct Line: Input, Equatable {
    var product: String
    var amount: Int

    private enum CodingKeys: String, CodingKey { case product, amount }

    init(from decoder: any Decoder) throws {
        var reader = FieldReader(decoder, keyedBy: CodingKeys.self)
        let product = reader.read(.product, as: String.self)
        let amount = reader.read(.amount, as: Int.self)
        guard let product, let amount, reader.isValid else { throw reader.error }
        self.product = product
        self.amount = amount
    }
}

private struct Order: Input {
    var title: String
    var count: Int
    var small: Int8
    var price: Double
    var isGift: Bool
    var color: Color
    var tags: [String]
    var numbers: [Int]
    var note: String?
    var day: Date?
    var line: Line?
    var lines: [Line]
    var extra: [String: Int]

    private enum CodingKeys: String, CodingKey {
        case title, count, small, price, color, tags, numbers, note, day, line, lines, extra
        case isGift = "is_gift"
    }

    init(from decoder: any Decoder) throws {
        var reader = FieldReader(decoder, keyedBy: CodingKeys.self)
        let title = reader.read(.title, as: String.self)
        let count = reader.read(.count, as: Int.self)
        let small = reader.read(.small, as: Int8.self, default: 1)
        let price = reader.read(.price, default: 9.5)
        let isGift = reader.read(.isGift, default: false)
        let color = reader.read(.color, default: Color.red)
        let tags = reader.read(.tags, default: [String]())
        let numbers = reader.read(.numbers, default: [Int]())
        let note = reader.readOptional(.note, as: String.self)
        let day = reader.readOptional(.day, as: Date.self)
        let line = reader.readOptional(.line, as: Line.self)
        let lines = reader.read(.lines, default: [Line]())
        let extra = reader.read(.extra, default: [String: Int]())
        guard let title, let count, let small, let price, let isGift, let color, let tags, let numbers, let note,
            let day, let line, let lines, let extra, reader.isValid
        else { throw reader.error }
        (self.title, self.count, self.small, self.price, self.isGift) = (title, count, small, price, isGift)
        (self.color, self.tags, self.numbers, self.note, self.day) = (color, tags, numbers, note, day)
        (self.line, self.lines, self.extra) = (line, lines, extra)
    }
}

@Suite struct FieldReaderTests {
    private func read<T: Decodable>(_ json: String, as type: T.Type = Order.self) throws -> T {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }

    private func errors<T: Decodable>(_ json: String, as type: T.Type = Order.self) -> [String: [String]] {
        let error = #expect(throws: ValidationError.self) { try read(json, as: type) }
        let pairs = (error?.errors ?? []).map { ($0.field.description, $0.messages) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test func `defaults and optionals fill in for what was not sent`() throws {
        let order = try read(#"{"title": "a", "count": 2, "note": null, "tags": null}"#)
        #expect(order.title == "a")
        #expect(order.small == 1)
        #expect(order.price == 9.5)
        #expect(!order.isGift)
        #expect(order.color == .red)
        #expect(order.tags == [])
        #expect(order.note == nil)
    }

    @Test func `what was sent wins over a default`() throws {
        let order = try read(
            #"{"title": "a", "count": 2, "is_gift": true, "color": "blue", "note": "n", "tags": ["x"], "line": {"product": "p", "amount": 1}}"#
        )
        #expect(order.isGift)
        #expect(order.color == .blue)
        #expect(order.note == "n")
        #expect(order.tags == ["x"])
        #expect(order.line?.product == "p")
    }

    @Test func `every bad field is reported at once`() {
        #expect(
            errors(#"{"count": "x", "price": "x", "is_gift": 3, "color": 1, "tags": {}, "note": 4, "extra": []}"#) == [
                "title": ["is required"],
                "count": ["must be a whole number"],
                "price": ["must be a number"],
                "is_gift": ["must be true or false"],
                "color": ["must be one of: red, blue"],
                "tags": ["must be a list"],
                "note": ["must be text"],
                "extra": ["must be an object"],
            ])
    }

    @Test func `null for a field that must be sent is a missing field`() {
        #expect(errors(#"{"title": null, "count": null}"#) == ["title": ["is required"], "count": ["is required"]])
    }

    @Test func `numbers that do not fit say what does`() {
        #expect(
            errors(#"{"title": "a", "count": 1.5, "small": 300}"#) == [
                "count": ["must be a whole number"],
                "small": ["must be a whole number between -128 and 127"],
            ])
    }

    @Test func `a failure whose place the decoder hides is reported for the field`() {
        #expect(errors(#"{"title": "a", "count": 1, "numbers": [1, 2.5]}"#) == ["numbers": ["cannot be read"]])
    }

    @Test func `an unknown choice names the choices`() {
        #expect(errors(#"{"title": "a", "count": 1, "color": "pink"}"#) == ["color": ["must be one of: red, blue"]])
    }

    @Test func `a failure inside a field is named by its place`() {
        #expect(
            errors(#"{"title": "a", "count": 1, "tags": ["a", 2], "numbers": [1, "2"], "extra": {"k": "v"}}"#) == [
                "tags.1": ["must be text"],
                "numbers.1": ["must be a whole number"],
                "extra.k": ["must be a whole number"],
            ])
    }

    @Test func `nested inputs report all their fields`() {
        #expect(
            errors(
                #"{"title": "a", "count": 1, "line": {"amount": "x"}, "lines": [{"product": "p", "amount": 1}, {}]}"#)
                == [
                    "line.product": ["is required"],
                    "line.amount": ["must be a whole number"],
                    "lines.1.product": ["is required"],
                    "lines.1.amount": ["is required"],
                ])
    }

    @Test func `a date that is not one says so`() {
        #expect(errors(#"{"title": "a", "count": 1, "day": "x"}"#) == ["day": ["must be a date"]])
        #expect(errors(#"{"title": "a", "count": 1, "line": 7}"#) == ["line": ["must be an object"]])
    }

    @Test(arguments: ["[]", "3", "\"text\"", "null"])
    func `an input that is not an object fails as a whole`(json: String) {
        #expect(errors(json) == ["base": ["must be an object"]])
    }

    @Test func `paths start at the root of the document`() {
        struct Envelope: Decodable { var data: Line }
        #expect(errors(#"{"data": {"product": "p"}}"#, as: Envelope.self) == ["data.amount": ["is required"]])
    }

    @Test func `what is sent beyond the fields is ignored`() throws {
        #expect(try read(#"{"product": "p", "amount": 1, "is_admin": true}"#, as: Line.self).amount == 1)
    }
}
