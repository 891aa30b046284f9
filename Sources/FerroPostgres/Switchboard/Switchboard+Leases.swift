import FerroSQL

extension Switchboard {
    /// Runs a request on a connection that a transaction keeps.
    func runLeased(_ request: PostgresRequest, _ lease: PostgresLease) {
        guard let connection = lease.connection, connection.loss == nil else {
            return finish(
                request,
                SQLError(
                    .connection,
                    "the connection to \(settings.address) was lost, and with it the transaction: nothing of it was "
                        + "kept; run it again"))
        }
        send(request, on: connection)
    }

    /// Takes a connection back from a transaction; one that is still inside it is closed, which undoes it.
    func release(_ lease: PostgresLease) {
        guard let connection = lease.connection else { return }
        lease.connection = nil
        connection.lease = nil
        releaseExclusive(connection)
    }
}
