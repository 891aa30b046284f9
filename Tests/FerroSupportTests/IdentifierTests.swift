import FerroSupport
import Foundation
import Testing

private enum Post {}

@Suite struct IdentifierTests {
    @Test(
        arguments: [("7", 7), ("-1", -1), ("", nil), ("7a", nil), (" 7", nil), ("9223372036854775808", nil)]
            as [(String, Int64?)])
    func `a text is read as a decimal number or not at all`(text: String, expected: Int64?) {
        #expect(Identifier<Post>(text)?.rawValue == expected)
    }

    @Test func `it encodes as the bare number`() throws {
        let id: Identifier<Post> = 7
        #expect(String(decoding: try JSONEncoder().encode([id]), as: UTF8.self) == "[7]")
        #expect(try JSONDecoder().decode([Identifier<Post>].self, from: Data("[7]".utf8)) == [id])
    }
}
