/// Decides when the write-ahead log is written back into the file.
///
/// A log that is written back whole starts again from its beginning, but a checkpoint beside a steady writer never
/// catches up with it. So the bulk is written beside the writer, and only when the log has become long does the writer
/// stop for the little that is left (https://sqlite.org/wal.html, "Avoiding Excessively Large WAL Files").
struct CheckpointPolicy {
    /// How many new pages are worth a checkpoint.
    let interval: Int
    private var lastAsked = 0
    private var isRunning = false

    /// A policy; what is more than any log can have means never.
    init(interval: Int) { self.interval = min(max(1, interval), 1 << 40) }

    /// How many pages the log may have before the writer stops for its rest.
    var bound: Int { 4 * interval }

    /// Notes a commit; true when a checkpoint should begin beside the writer.
    mutating func committed(logPages: Int) -> Bool {
        // A shorter log started again from its beginning.
        if logPages < lastAsked { lastAsked = 0 }
        guard !isRunning, logPages - lastAsked >= interval else { return false }
        lastAsked = logPages
        isRunning = true
        return true
    }

    /// Notes the end of a checkpoint; true when the writer should write back the rest and start the log again.
    ///
    /// Where much is left somebody still reads an old state of the file, and to wait for that would not help.
    mutating func checkpointed(logPages: Int, written: Int) -> Bool {
        isRunning = false
        return logPages >= bound && logPages - written <= 2 * interval
    }
}
