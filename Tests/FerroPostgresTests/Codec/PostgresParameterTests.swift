import FerroSQL
import Foundation
import Testing

@testable import FerroPostgres

@Suite struct PostgresParameterTests {
    @Test func `what the server should infer has no type`() throws {
        for value: SQLValue in [.null, .text("a"), .json("{}"), .array([.integer(1)])] {
            let parameter = try PostgresParameter(value)
            #expect(parameter.oid == 0 && !parameter.isBinary)
        }
        #expect(try PostgresParameter(.null).bytes == nil)
        #expect(try PostgresParameter(.text("")).bytes == [])
    }

    static let literals: [([SQLValue], String)] = [
        ([], "{}"), ([.null], "{NULL}"), ([.integer(1), .integer(-2)], "{1,-2}"),
        ([.text("NULL"), .text(""), .text(#"a"b\c,{}"#)], #"{"NULL","","a\"b\\c,{}"}"#),
        ([.bool(true), .bool(false)], "{t,f}"), ([.bytes([0, 255]), .bytes([])], #"{"\\x00ff","\\x"}"#),
        ([.double(.nan), .double(-.infinity), .double(0.5)], "{nan,-Infinity,0.5}"),
        ([.interval(SQLInterval(days: 1)), .date(.first)], "{P1D,0000-01-01}"),
        ([.json(#"{"a":1}"#)], #"{"{\"a\":1}"}"#),
    ]

    @Test(arguments: literals)
    func `an array is written as a literal`(_ elements: [SQLValue], _ literal: String) throws {
        #expect(try PostgresParameter(.array(elements)).bytes == Array(literal.utf8))
    }

    @Test func `what PostgreSQL cannot hold is refused before it is sent, without being shown`() {
        let refused: [SQLValue] = [
            .text("hunter2\0"), .json("\"hunter2\0\""), .array([.text("hunter2\0")]), .array([.array([])]),
            .timestamp(Date(timeIntervalSince1970: .nan)), .timestamp(Date(timeIntervalSince1970: .infinity)),
            .timestamp(Date(timeIntervalSince1970: -300_000_000_000)), .timestamp(Date(timeIntervalSince1970: 1e300)),
            .invalid("reason"), .array([.invalid("reason")]), .array([.timestamp(.distantFuture + 1e12)]),
        ]
        for value in refused {
            #expect { try PostgresParameter(value) } throws: {
                ($0 as? SQLError)?.code == .statement && !"\($0)".contains("hunter2")
            }
        }
    }
}
