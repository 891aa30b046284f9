import FerroValidation
import Testing

private struct Address: Input, Equatable {
    var city: String
    static var rules: Rules<Self> { Check(\.city, .notBlank) }
    static func fieldName(of path: PartialKeyPath<Self>) -> String? { path == \.city ? "city" : nil }
}

private struct Booking: Input {
    var title = "Trip"
    var note: String?
    var start = 1
    var end = 2
    var tags: [String] = []
    var home = Address(city: "Wien")
    var stops: [Address] = []
    var code: Int?

    static let isStrict = true

    static var rules: Rules<Self> {
        Check(\.title, .notBlank, .length(3...))
        Check(\.note, .length(...5))
        Check(\.code, .required, .positive)
        Check(\.end, "must be after the start") { $0.end > $0.start }
        Check(\.tags, .count(...2), .each(.length(1...3)))
        Check(\.home, .valid)
        Check(\.stops, .each(.valid))
        Check(\.home.city, field: "home_city", .length(...10))
        if isStrict { Check("must have a note or a tag") { $0.note != nil || !$0.tags.isEmpty } }
        for word in ["a", "b"] { Check(\.title, .custom("must not be \(word)") { $0 != word }) }
    }

    static func fieldName(of path: PartialKeyPath<Self>) -> String? {
        switch path {
        case \.title: "title"
        case \.note: "note"
        case \.end: "ends_at"
        case \.tags: "tags"
        case \.home: "home"
        case \.stops: "stops"
        case \.code: "code"
        default: nil
        }
    }
}

@Suite struct RulesTests {
    private func errors(_ change: (inout Booking) -> Void) -> [String: [String]] {
        var booking = Booking()
        booking.note = "x"
        booking.code = 1
        change(&booking)
        let failures = Booking.rules.failures(of: booking).errors
        return Dictionary(uniqueKeysWithValues: failures.map { ($0.field.description, $0.messages) })
    }

    @Test func `a good input passes`() {
        #expect(errors { _ in } == [:])
    }

    @Test func `every rule of a field reports`() {
        let wanted = ["must not be blank", "must be at least 3 characters long"]
        #expect(errors { $0.title = " " } == ["title": wanted])
    }

    @Test func `rules of an optional field apply only when it is there`() {
        #expect(errors { $0.note = "too long" } == ["note": ["must be at most 5 characters long"]])
        #expect(
            errors {
                $0.note = nil; $0.tags = ["a"]
            } == [:])
    }

    @Test func `a required optional field must be there`() {
        #expect(errors { $0.code = nil } == ["code": ["is required"]])
        #expect(errors { $0.code = 0 } == ["code": ["must be greater than 0"]])
    }

    @Test func `fields are compared with each other`() {
        #expect(errors { $0.end = 1 } == ["ends_at": ["must be after the start"]])
    }

    @Test func `items and nested inputs are named by their place`() {
        #expect(errors { $0.tags = ["ok", "long"] } == ["tags.1": ["must be between 1 and 3 characters long"]])
        #expect(errors { $0.home.city = "" } == ["home.city": ["must not be blank"]])
        #expect(errors { $0.stops = [$0.home, Address(city: "")] } == ["stops.1.city": ["must not be blank"]])
    }

    @Test func `a path into a property takes the name it is given`() {
        #expect(
            errors { $0.home.city = "Klagenfurt am Wörthersee" } == [
                "home_city": ["must be at most 10 characters long"]
            ])
    }

    @Test func `what is wrong with the whole input stands under base`() {
        #expect(errors { $0.note = nil } == ["base": ["must have a note or a tag"]])
    }

    @Test func `conditions and loops build rules`() {
        #expect(errors { $0.title = "b" } == ["title": ["must be at least 3 characters long", "must not be b"]])
    }

    @Test func `failures keep the order of the rules`() {
        var booking = Booking()
        booking.title = ""
        booking.end = 0
        let fields = Booking.rules.failures(of: booking).errors.map(\.field)
        #expect(fields == ["title", "code", "ends_at", "base"])
    }

    @Test func `validate throws what failed`() {
        let error = #expect(throws: ValidationError.self) { try Booking().validate() }
        #expect(error?["code"] == ["is required"])
        #expect(throws: Never.self) { try Address(city: "Graz").validate() }
    }

    @Test func `a property without a name is reported under base`() {
        struct Nameless: Input {
            var text = ""
            static var rules: Rules<Self> { Check(\.text, .notBlank) }
        }
        #expect(Nameless.rules.failures(of: Nameless())[.base] == ["must not be blank"])
    }

    @Test func `an input without rules accepts everything`() {
        struct Free: Input { var text = "" }
        #expect(throws: Never.self) { try Free().validate() }
    }

    @Test func `rules can be kept in a constant`() {
        struct Kept: Input {
            var text = ""
            static let rules = Rules<Self> { Check(\.text, field: "text", .notBlank) }
        }
        #expect(Kept.rules.failures(of: Kept())["text"] == ["must not be blank"])
    }
}
