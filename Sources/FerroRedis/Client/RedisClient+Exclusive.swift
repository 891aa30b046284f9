extension RedisClient {
    /// Gives one task a connection to itself, from a small pool; it is handed back only clean.
    ///
    /// - Parameter key: On a cluster the connection goes to the node that has it.
    package func withConnection<Value>(
        near key: RedisKey? = nil, isolation: isolated (any Actor)? = #isolation,
        _ body: (RedisConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await router.checkOut(near: key)
        do {
            let value = try await body(connection)
            await router.checkIn(connection)
            return value
        } catch {
            await router.checkIn(connection)
            throw error
        }
    }
}
