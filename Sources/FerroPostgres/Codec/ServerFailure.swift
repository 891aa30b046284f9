import CLibpq
import FerroSQL

/// An error that the server reported (manual, 55.8).
struct ServerFailure: Sendable {
    var state: String
    var severity: String
    var message: String
    var constraint: String?
    var table: String?
    var column: String?

    init(_ result: OpaquePointer) {
        func field(_ code: Int32) -> String? { PQresultErrorField(result, code).map { String(cString: $0) } }
        state = field(Int32(UInt8(ascii: "C"))) ?? ""
        severity = field(Int32(UInt8(ascii: "V"))) ?? ""
        message = field(Int32(UInt8(ascii: "M"))) ?? PQresultErrorMessage(result).map { String(cString: $0) } ?? ""
        constraint = field(Int32(UInt8(ascii: "n")))
        table = field(Int32(UInt8(ascii: "t")))
        column = field(Int32(UInt8(ascii: "c")))
    }

    var error: SQLError {
        let code: SQLError.Code =
            switch state {
            case "23505": .unique
            case "23503", "23001": .foreignKey
            case "23502": .notNull
            case "23514": .check
            case "40001": .serialization
            case "40P01": .deadlock
            case "55P03": .lockTimeout
            case "57014": message.contains("timeout") ? .statementTimeout : .cancelled
            case "57P01", "57P02", "57P03": .connection
            case "08P01": .statement
            case "25P02": .transactionClosed
            default: state.hasPrefix("23") ? .constraint : state.hasPrefix("08") ? .connection : .statement
            }
        var error = SQLError(code, "\(message) (\(state))", constraint: constraint)
        error.table = table
        error.columns = column.map { [$0] } ?? []
        return error
    }
}
