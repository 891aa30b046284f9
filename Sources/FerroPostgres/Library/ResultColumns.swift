import CLibpq
import FerroSQL

/// The columns of a result, looked up once for each prepared statement.
final class ResultColumns: Sendable {
    let columns: SQLColumns
    let oids: [UInt32]
    let isBinary: [Bool]

    init(_ result: OpaquePointer) {
        let indices = 0..<PQnfields(result)
        columns = SQLColumns(indices.map { index in PQfname(result, index).map { String(cString: $0) } ?? "" })
        oids = indices.map { PQftype(result, $0) }
        isBinary = indices.map { PQfformat(result, $0) == 1 }
    }
}
