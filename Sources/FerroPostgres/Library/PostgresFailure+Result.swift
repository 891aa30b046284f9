import CLibpq

extension PostgresFailure {
    /// Reads what libpq kept of an error (manual, 34.3.1); the state is empty when it is libpq's own.
    init(_ result: OpaquePointer) {
        func field(_ letter: Unicode.Scalar) -> String? {
            PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
        }
        let text = field("M") ?? PQresultErrorMessage(result).map { String(cString: $0).oneLine } ?? ""
        self.init(
            sqlState: field("C") ?? "", message: text, detail: field("D"), hint: field("H"), schema: field("s"),
            table: field("t"), column: field("c"), constraint: field("n"), position: field("P").flatMap(Int.init))
    }
}
