import FerroHTTP
import Foundation
import HTTPTypes
import NIOCore
import Testing

@Suite struct `Form bodies` {
    private struct Item: Decodable, Equatable {
        var title: String
        var count: Int?
    }
    private enum Kind: String, Decodable { case news, talk }
    private struct Input: Decodable, Equatable {
        var title: String
        var votes: Int
        var score: Double?
        var isPublic: Bool
        var note: String?
        var tags: [String]
        var kind: Kind?
        var author: [String: String]?
        var items: [Item]?
        var day: Date?
        var link: URL?
    }

    private func form(_ text: String) throws -> FormBody { try FormBody(parsing: ByteBuffer(string: text)) }

    @Test func `decode every kind of field`() throws {
        let input = try form(
            "title=a+b%26%C3%A9&votes=7&score=1.5&isPublic=on&note=&tags[]=x&tags[]=y&kind=talk&author[name]=Ada"
                + "&author[mail]=a%40b&items[1][title]=two&items[0][title]=one&items[0][count]=3&day=2026-11-21&link=https://a/"
        ).decode(Input.self)
        #expect(input.title == "a b&é" && input.votes == 7 && input.score == 1.5 && input.isPublic)
        #expect(input.note == nil && input.tags == ["x", "y"] && input.kind == .talk)
        #expect(input.author == ["name": "Ada", "mail": "a@b"])
        #expect(input.items == [Item(title: "one", count: 3), Item(title: "two", count: nil)])
        #expect(input.day == Date(timeIntervalSince1970: 1_795_219_200) && input.link?.host() == "a")
    }

    @Test func `read absent boxes as false, absent lists as empty and empty optionals as nil`() throws {
        let input = try form("title=&votes=1&score=&kind=").decode(Input.self)
        #expect(!input.isPublic && input.tags.isEmpty && input.score == nil && input.kind == nil && input.title == "")
    }

    @Test(arguments: ["true", "1", "on", "yes"]) func `know the words for true`(_ word: String) throws {
        #expect(try form("a=\(word)").decode([String: Bool].self) == ["a": true])
    }

    @Test func `let a checkbox override the hidden field before it`() throws {
        #expect(try form("a=0&a=1").decode([String: Bool].self) == ["a": true])
        #expect(try form("a=0&a=1")["a"] == "1")
    }

    @Test func `read repeated keys as a list`() throws {
        #expect(try form("a=1&a=2").decode([String: [Int]].self) == ["a": [1, 2]])
    }

    @Test(arguments: [
        ("title=x", "votes"), ("title=x&votes=many", "votes"), ("title=x&votes=1&isPublic=maybe", "isPublic"),
    ])
    func `name the field that does not fit`(_ text: String, _ field: String) throws {
        let error = #expect(throws: DecodingError.self) { try form(text).decode(Input.self) }
        switch error {
        case .keyNotFound(let key, _): #expect(key.stringValue == field)
        case .typeMismatch(_, let context): #expect(context.codingPath.map(\.stringValue) == [field])
        default: Issue.record("unexpected \(String(describing: error))")
        }
    }

    @Test func `stop at their limits and at contradictions`() throws {
        #expect(throws: HTTPFailure.self) { try form(String(repeating: "a=1&", count: 1001)) }
        #expect(throws: Never.self) { try form(String(repeating: "a=1&", count: 1000)) }
        #expect(throws: Never.self) { try form("a[b][c][d][e][f][g][h]=1") }
        #expect(throws: HTTPFailure.self) { try form("a[b][c][d][e][f][g][h][i]=1") }
        #expect(throws: HTTPFailure.self) { try form("a=1&a[b]=2") }
        #expect(throws: HTTPFailure.self) { try form("a[b]=1&a=2") }
    }

    @Test(arguments: [
        ("a[b][c]=1", FormLimits(depth: 2), "\"a[b][c]\""), ("abc=1", FormLimits(nameBytes: 2), "\"abc\""),
        ("k=123", FormLimits(valueBytes: 2), "\"k\""), ("k=%41%41%41", FormLimits(valueBytes: 2), "\"k\""),
        ("a=1&b=2", FormLimits(keys: 1), "more than 1 "), ("a=1&a[b]=1", .standard, "\"a\""),
        ("a%0D%0A=1&a%0D%0A[b]=1", .standard, "\"a\""),
    ])
    func `name the field that breaks a limit, and never its value`(
        _ text: String, _ limits: FormLimits, _ shown: String
    ) {
        let error = #expect(throws: HTTPFailure.self) {
            try FormBody(parsing: ByteBuffer(string: text), limits: limits)
        }
        #expect(error?.code == .form && error?.status == .badRequest && error?.message.contains(shown) == true)
        #expect(error?.message.contains("123") == false)
    }

    @Test func `refuse the deepest names without following them`() {
        let deep = "a" + String(repeating: "[a]", count: 300_000) + "=1"
        let error = #expect(throws: HTTPFailure.self) {
            try FormBody(parsing: ByteBuffer(string: deep), limits: FormLimits(nameBytes: .max))
        }
        #expect(error?.message.contains("more than 8 levels") == true)
        #expect(throws: HTTPFailure.self) { try form(deep) }
    }

    @Test(arguments: ["a[b", "a]b[", "a[b]c", "a[[b]]", "a[b]]", "[a]", "a[b]c[d]", "a[b[c]]"])
    func `take a name whose brackets do not pair up as it is`(_ name: String) throws {
        #expect(try form("\(name)=1")[name] == "1")
    }

    @Test func `keep a NUL inside its key`() throws {
        #expect(try form("a[b%00c]=1").decode([String: [String: String]].self) == ["a": ["b\0c": "1"]])
    }

    @Test(arguments: ["a[0]=x&a[00]=y", "a[+1]=x", "a[-1]=x", "a[99999999999999999999]=x", "a[x]=y"])
    func `take only plain numbers as places in a list`(_ text: String) throws {
        #expect(throws: DecodingError.self) { try form(text).decode([String: [String]].self) }
        #expect(try form("a[900000000]=y&a[7]=x").decode([String: [String]].self) == ["a": ["x", "y"]])
    }

    @Test(arguments: ["nan", "inf", "-infinity", "1e999", "abc", "0x"])
    func `refuse numbers that nobody writes`(_ text: String) throws {
        #expect(throws: DecodingError.self) { try form("a=\(text)").decode([String: Double].self) }
    }

    @Test func `take broken brackets and escapes as they are`() throws {
        #expect(try form("a[b=1")["a[b"] == "1")
        #expect(try form("a%2=%zz&b=%ff")["a%2"] == "%zz")
        #expect(try form("b=%ff")["b"] == "\u{fffd}" && form("b=%")["b"] == "%" && form("b=%4")["b"] == "%4")
        #expect(try form("b=%4%31")["b"] == "%41" && form("b=%2541")["b"] == "%41" && form("=x&&b")["b"] == "")
    }

    @Test func `queries decode by the same rules`() throws {
        let query: QueryItems = "votes=3&title=x&tags[]=a"
        #expect(try FormBody(query: query).decode(Input.self).tags == ["a"])
        #expect(query["votes"] == "3" && query["nothing"] == nil && query.all("title") == ["x"])
        #expect(QueryItems(raw: "a&b=&&c=1+2")["a"] == "" && QueryItems(raw: "a&b=&&c=1+2")["c"] == "1 2")
    }
}
