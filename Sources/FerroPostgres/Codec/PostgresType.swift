/// The OIDs of PostgreSQL's own types (`src/include/catalog/pg_type.dat`), which never change.
enum PostgresType {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let char: UInt32 = 18
    static let name: UInt32 = 19
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let json: UInt32 = 114
    static let xml: UInt32 = 142
    static let cidr: UInt32 = 650
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let unknown: UInt32 = 705
    static let macaddr8: UInt32 = 774
    static let money: UInt32 = 790
    static let macaddr: UInt32 = 829
    static let inet: UInt32 = 869
    static let bpchar: UInt32 = 1042
    static let varchar: UInt32 = 1043
    static let date: UInt32 = 1082
    static let time: UInt32 = 1083
    static let timestamp: UInt32 = 1114
    static let timestamptz: UInt32 = 1184
    static let interval: UInt32 = 1186
    static let timetz: UInt32 = 1266
    static let bit: UInt32 = 1560
    static let varbit: UInt32 = 1562
    static let numeric: UInt32 = 1700
    static let record: UInt32 = 2249
    static let cstring: UInt32 = 2275
    static let void: UInt32 = 2278
    static let recordArray: UInt32 = 2287
    static let uuid: UInt32 = 2950
    static let jsonb: UInt32 = 3802
    static let jsonpath: UInt32 = 4072

    /// The first OID of what users make: enums, domains, extensions' types.
    static let firstOfUsers: UInt32 = 16_384

    /// The type of an array's elements; nil when the type is no array of those above.
    static func element(ofArray oid: UInt32) -> UInt32? { elements[oid] }

    private static let elements: [UInt32: UInt32] = [
        1000: bool, 1001: bytea, 1002: char, 1003: name, 1016: int8, 1005: int2, 1007: int4, 1009: text, 1028: oid,
        199: json, 143: xml, 651: cidr, 1021: float4, 1022: float8, 775: macaddr8, 791: money, 1040: macaddr,
        1041: inet, 1014: bpchar, 1015: varchar, 1182: date, 1183: time, 1115: timestamp, 1185: timestamptz,
        1187: interval, 1270: timetz, 1561: bit, 1563: varbit, 1231: numeric, 2951: uuid, 3807: jsonb,
    ]
}
