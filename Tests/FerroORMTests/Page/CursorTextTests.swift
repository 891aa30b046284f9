import FerroSQL
import Foundation
import Testing

@testable import FerroORM

@Suite struct CursorTextTests {
    @Test(arguments: [
        SQLValue.null, .bool(true), .integer(.min), .double(-0.1), .double(.infinity), .text(""), .text("\u{301}abc"),
        .text("\u{200D}"), .text("n"), .text("\r\n"), .timestamp(Date(timeIntervalSince1970: -1.000001)),
        .date(.first), .date(.last), .time(.midnight), .uuid(UUID()),
    ]) func `what a cursor holds is read again`(value: SQLValue) throws {
        let text = try #require(CursorText.text(of: value))
        #expect(CursorText.value(of: text) == value)
        let token = try PageCursor(columns: ["a"], values: [value], isBackward: true).token()
        #expect(PageCursor(token: token)?.values.map(\.sqlValue) == [value])
    }

    @Test func `a number that is none is refused`() {
        #expect(CursorText.value(of: "d\(Double.nan.bitPattern)") == nil)
        #expect(CursorText.value(of: "d\(Double.signalingNaN.bitPattern)") == nil)
    }

    @Test func `a token that was changed anywhere is read or refused, never a trap`() throws {
        var random = FixedNumbers(state: 42)
        let values: [SQLValue] = [.text("ä\u{301}b"), .integer(7), .null, .double(1.5), .date(.first)]
        let token = try PageCursor(columns: ["a", "b", "c", "d", "e"], values: values, isBackward: false).token()
        let letters = Array("ABCabc019-_=+/%\0é\u{301} ".unicodeScalars)
        for _ in 0..<4_000 {
            var scalars = Array(token.unicodeScalars)
            for _ in 0...Int(random.next() % 3) {
                let index = Int(random.next() % UInt64(scalars.count))
                switch random.next() % 3 {
                case 0: scalars[index] = letters[Int(random.next() % UInt64(letters.count))]
                case 1: scalars.remove(at: index)
                default: scalars.insert(letters[Int(random.next() % UInt64(letters.count))], at: index)
                }
            }
            var changed = String.UnicodeScalarView()
            changed.append(contentsOf: scalars)
            if let cursor = PageCursor(token: String(changed)) { #expect(cursor.columns.count == cursor.values.count) }
        }
    }
}

/// The numbers of splitmix64, the same in every run.
struct FixedNumbers {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
