import FerroSQL
import Foundation
import Testing

@testable import FerroPostgres

/// Values of every type with the bytes that PostgreSQL 15.20 sends for them, asked of it by
/// `SELECT encode(numeric_send('-12.340'), 'hex')` and its like.
enum CapturedValues {
    struct Sample: Sendable, CustomTestStringConvertible {
        var oid: UInt32
        var type: String
        var hex: String
        var value: SQLValue
        var testDescription: String { "\(type) \(hex)" }
    }

    private static func sample(_ oid: UInt32, _ type: String, _ hex: String, _ value: SQLValue) -> Sample {
        Sample(oid: oid, type: type, hex: hex, value: value)
    }

    private static let id = UUID(uuidString: "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11") ?? UUID()
    private static func moment(_ text: String) throws -> Date { try #require(SQLTimestamp.date(from: text)) }
    private static func date(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }
    private static func time(_ text: String) throws -> LocalTime { try #require(LocalTime(text)) }
    private static func decimal(_ text: String) throws -> SQLDecimal { try #require(SQLDecimal(text)) }

    static func all() throws -> [Sample] {
        try scalars() + moments() + numbers() + others() + arrays()
    }

    private static func scalars() throws -> [Sample] {
        [
            sample(16, "bool", "01", .bool(true)),
            sample(21, "int2", "fffe", .integer(-2)),
            sample(23, "int4", "80000000", .integer(-2147483648)),
            sample(20, "int8", "7fffffffffffffff", .integer(9223372036854775807)),
            sample(26, "oid", "ffffffff", .integer(4294967295)),
            sample(700, "float4", "3dcccccd", .double(Double(Float(0.1)))),
            sample(701, "float8", "bff8000000000000", .double(-1.5)),
            sample(701, "float8", "7ff0000000000000", .double(.infinity)),
            sample(790, "money", "00000000000004d2", .integer(1234)),
            sample(25, "text", "c5bcc3b3c582c487", .text("żółć")),
            sample(25, "text", "", .text("")),
            sample(1043, "varchar", "61", .text("a")),
            sample(1042, "char(3)", "612020", .text("a  ")),
            sample(19, "name", "70675f636c617373", .text("pg_class")),
            sample(18, "\"char\"", "78", .text("x")),
            sample(17, "bytea", "00ff", .bytes([0, 255])),
            sample(2950, "uuid", "a0eebc999c0b4ef8bb6d6bb9bd380a11", .uuid(id)),
            sample(114, "json", "7b2261223a20317d", .json(#"{"a": 1}"#)),
            sample(
                3802, "jsonb", "017b2261223a205b312c206e756c6c2c207b2262223a2022c3a9227d5d7d",
                .json(#"{"a": [1, null, {"b": "é"}]}"#)),
        ]
    }

    private static func moments() throws -> [Sample] {
        [
            sample(1184, "timestamptz", "000303c2423f6c40", .timestamp(try moment("2026-11-21 06:30:00.123456+00"))),
            sample(1184, "timestamptz", "fffca2fec4c81fff", .timestamp(try moment("1969-12-31 23:59:59.999999+00"))),
            sample(1184, "timestamptz", "7fffffffffffffff", .text("infinity")),
            sample(1184, "timestamptz", "8000000000000000", .text("-infinity")),
            sample(
                1184, "timestamptz", "fd0f7fbdaf17e000",
                .timestamp(Date(timeIntervalSinceReferenceDate: -211_841_827_200))),
            sample(1114, "timestamp", "ff1fe2ffc59c6000", .timestamp(try moment("0001-01-01 00:00:00"))),
            sample(
                1114, "timestamp", "7fffff5bb3b29fff",
                .timestamp(Date(timeIntervalSinceReferenceDate: 9_223_371_331_199.999999 - 31_622_400))),
            sample(1082, "date", "0000265d", .date(try date("2026-11-21"))),
            sample(1082, "date", "ffffffff", .date(try date("1999-12-31"))),
            sample(1082, "date", "ffda97cd", .text("4713-01-01 BC")),
            sample(1082, "date", "7fda970c", .text("5874897-12-31")),
            sample(1082, "date", "7fffffff", .text("infinity")),
            sample(1082, "date", "80000000", .text("-infinity")),
            sample(1082, "date", "fff4dbf8", .date(try date("0000-12-31"))),
            sample(1082, "date", "fff4da8a", .text("0002-12-31 BC")),
            sample(1083, "time", "0000000572c74b20", .time(try time("06:30:00.5"))),
            sample(1083, "time", "000000141dd76000", .text("24:00:00")),
            sample(1266, "timetz", "0000000572bfaa00ffffe3e0", .text("06:30:00+02")),
            sample(1266, "timetz", "0000000572c37a9000004d58", .text("06:30:00.25-05:30")),
            sample(
                1186, "interval", "000000036c97ca88000000030000000e",
                .interval(SQLInterval(months: 14, days: 3, microseconds: 14_706_789_000))),
            sample(
                1186, "interval", "ffffffffffffffff00000002ffffffff",
                .interval(SQLInterval(months: -1, days: 2, microseconds: -1))),
        ]
    }

    private static func numbers() throws -> [Sample] {
        [
            sample(1700, "numeric", "0000000000000000", .decimal(try decimal("0"))),
            sample(1700, "numeric", "0000000000000002", .decimal(try decimal("0.00"))),
            sample(1700, "numeric", "0002000040000003000c0d48", .decimal(try decimal("-12.340"))),
            sample(1700, "numeric", "00010001000000000001", .decimal(try decimal("10000"))),
            sample(1700, "numeric", "0001ffff000000040001", .decimal(try decimal("0.0001"))),
            sample(1700, "numeric", "0001fffe0000000503e8", .decimal(try decimal("0.00001"))),
            sample(
                1700, "numeric", "000b000700000009000c0d801ed204d2162e23340d801ed204d2162e2328",
                .decimal(try decimal("123456789012345678901234567890.123456789"))),
            sample(1700, "numeric", "00000000c0000000", .decimal(try decimal("NaN"))),
            sample(1700, "numeric", "00000000d0000020", .decimal(try decimal("Infinity"))),
            sample(1700, "numeric", "00000000f0000020", .decimal(try decimal("-Infinity"))),
            sample(1700, "numeric", "00010005000000000001", .decimal(try decimal("100000000000000000000"))),
            sample(1700, "numeric", "00030001000000040009270f270f", .decimal(try decimal("99999.9999"))),
        ]
    }

    private static func others() throws -> [Sample] {
        [
            sample(869, "inet", "02200004c0a80001", .text("192.168.0.1")),
            sample(869, "inet", "020800040a000000", .text("10.0.0.0/8")),
            sample(650, "cidr", "020801040a000000", .text("10.0.0.0/8")),
            sample(869, "inet", "0380001000000000000000000000000000000001", .text("::1")),
            sample(869, "inet", "0340001020010db8000000000000ff0000428329", .text("2001:db8::ff00:42:8329/64")),
            sample(869, "inet", "0380001000000000000000000000ffff01020304", .text("::ffff:1.2.3.4")),
            sample(869, "inet", "03800010fe800000000000000001000000000001", .text("fe80::1:0:0:1")),
            sample(869, "inet", "0380001000000000000000000000000000000000", .text("::")),
            sample(869, "inet", "0380001000010002000300040005000600070008", .text("1:2:3:4:5:6:7:8")),
            sample(869, "inet", "0380001000000000000000000000000001020304", .text("::1.2.3.4")),
            sample(869, "inet", "0380001000010000000000020000000000000003", .text("1:0:0:2::3")),
            sample(869, "inet", "0380001000010000000000000000000000000000", .text("1::")),
            sample(829, "macaddr", "08002b010203", .text("08:00:2b:01:02:03")),
            sample(774, "macaddr8", "08002b0102030405", .text("08:00:2b:01:02:03:04:05")),
            sample(1560, "bit(10)", "0000000ab380", .text("1011001110")),
            sample(1562, "varbit", "00000000", .text("")),
            sample(16987, "mood", "736164", .text("sad")),
            sample(16569, "citext", "4162", .text("Ab")),
            sample(16674, "ltree", "01612e62", .bytes(bytes("01612e62"))),
            sample(16859, "hstore", "0000000100000001610000000131", .bytes(bytes("0000000100000001610000000131"))),
            sample(
                3904, "int4range", "0200000004000000010000000400000005",
                .bytes(bytes("0200000004000000010000000400000005"))),
            sample(4072, "jsonpath", "01242e226122", .text("$.\"a\"")),
        ]
    }

    private static func arrays() throws -> [Sample] {
        [
            sample(
                1016, "int8[]",
                "0000000100000001000000140000000300000001000000080000000000000001ffffffff00000008"
                    + "fffffffffffffffd",
                .array([.integer(1), .null, .integer(-3)])),
            sample(1007, "int4[]", "000000000000000000000017", .array([])),
            sample(
                1009, "text[]",
                "00000001000000010000001900000005000000010000000161000000076220226322205cffffffff"
                    + "000000044e554c4c00000000",
                .array([.text("a"), .text(#"b "c" \"#), .null, .text("NULL"), .text("")])),
            sample(
                1231, "numeric[]",
                "0000000100000000000006a400000002000000010000000c00020000000000020001138800000008"
                    + "00000000c0000000",
                .array([.decimal(try decimal("1.50")), .decimal(.nan)])),
            sample(
                1000, "bool[]", "000000010000000000000010000000020000000100000001010000000100",
                .array([.bool(true), .bool(false)])),
            sample(
                2951, "uuid[]",
                "000000010000000000000b86000000010000000100000010a0eebc999c0b4ef8bb6d6bb9bd380a11",
                .array([.uuid(id)])),
            sample(
                1182, "date[]", "00000001000000000000043a0000000100000001000000040000265d",
                .array([.date(try date("2026-11-21"))])),
            sample(
                3807, "jsonb[]", "000000010000000000000eda000000010000000100000009017b2261223a20317d",
                .array([.json(#"{"a": 1}"#)])),
            sample(
                1001, "bytea[]", "00000001000000000000001100000001000000010000000200ff", .array([.bytes([0, 255])])),
            sample(
                16986, "mood[]", "00000001000000000000425b000000020000000100000003736164000000026f6b",
                .array([.text("sad"), .text("ok")])),
            sample(16574, "citext[]", "0000000100000000000040b900000001000000010000000161", .array([.text("a")])),
            sample(
                1185, "timestamptz[]", "0000000100000000000004a0000000010000000100000008000303c2423d8a00",
                .array([.timestamp(try moment("2026-11-21 06:30:00+00"))])),
            sample(
                1187, "interval[]",
                "0000000100000000000004a200000001000000010000001000000000000000000000000100000000",
                .array([.interval(SQLInterval(days: 1))])),
            sample(
                1022, "float8[]",
                "0000000100000000000002bd0000000200000001000000083fe0000000000000000000087ff80000"
                    + "00000000",
                .array([.double(0.5), .double(.nan)])),
            sample(
                22, "int2vector", "0000000100000000000000150000000200000000000000020001000000020002",
                .array([.integer(1), .integer(2)])),
        ]
    }
}
