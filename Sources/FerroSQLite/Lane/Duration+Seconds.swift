extension Duration {
    /// `5.0 seconds`, for messages.
    var formattedSeconds: String {
        let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
        return "\(tenths / 10).\(abs(tenths % 10)) seconds"
    }
}
