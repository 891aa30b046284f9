import FerroSQL

/// The connections for one purpose, and the machine that says who gets which.
///
/// A driver has two: connections that strangers share and that only read, and connections that a statement or a
/// transaction has to itself. Neither can take the other's, so a burst of reports keeps nobody from writing.
final class ConnectionPool {
    typealias ID = PoolStateMachine.ConnectionID

    let isShared: Bool
    let configuration: PoolConfiguration
    var machine: PoolStateMachine
    /// The open connections.
    var connections: [PostgresConnection] = []
    /// Connections that are being opened.
    var opening: Set<ID> = []
    /// Requests that the machine has not answered.
    var waiting: [UInt64: PostgresRequest] = [:]
    var isFinished = false

    init(_ configuration: PoolConfiguration, isShared: Bool) {
        self.isShared = isShared
        self.configuration = configuration
        machine = PoolStateMachine(configuration)
    }

    /// An open connection by its name.
    func connection(_ id: ID) -> PostgresConnection? { connections.first { $0.id == id } }
}
