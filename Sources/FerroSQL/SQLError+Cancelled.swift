extension SQLError {
    /// The error of a cancelled task: `.cancelled` with a `CancellationError` as its cause.
    ///
    /// - Parameter message: what was cancelled.
    public static func cancelled(_ message: String) -> SQLError {
        SQLError(.cancelled, message, cause: CancellationError())
    }
}
