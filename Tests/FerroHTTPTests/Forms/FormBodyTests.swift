import FerroHTTP
import Foundation
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
        #expect(throws: Abort.self) { try form(String(repeating: "a=1&", count: 1001)) }
        #expect(throws: Never.self) { try form(String(repeating: "a=1&", count: 1000)) }
        #expect(throws: Never.self) { try form("a[b][c][d][e][f][g][h]=1") }
        #expect(throws: Abort.self) { try form("a[b][c][d][e][f][g][h][i]=1") }
        #expect(throws: Abort.self) { try form("a=1&a[b]=2") }
        #expect(throws: Abort.self) { try form("a[b]=1&a=2") }
    }

    @Test func `take broken brackets and escapes as they are`() throws {
        #expect(try form("a[b=1")["a[b"] == "1")
        #expect(try form("a%2=%zz&b=%ff")["a%2"] == "%zz")
        #expect(try form("b=%ff")["b"] == "\u{fffd}")
    }

    @Test func `queries decode by the same rules`() throws {
        let query: QueryItems = "votes=3&title=x&tags[]=a"
        #expect(try FormBody(query: query).decode(Input.self).tags == ["a"])
        #expect(query["votes"] == "3" && query["nothing"] == nil && query.all("title") == ["x"])
        #expect(QueryItems(raw: "a&b=&&c=1+2")["a"] == "" && QueryItems(raw: "a&b=&&c=1+2")["c"] == "1 2")
    }
}
