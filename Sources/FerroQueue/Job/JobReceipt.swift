/// What a push came to.
public struct JobReceipt: Sendable, Hashable {
    /// The job: the new one, or the one that holds the key.
    ///
    /// It is 0 where the job is stored only after the commit of a transaction that the store is not part of.
    public var id: JobID
    /// Whether a job was stored; false when another one holds its key (a debounced one has then been put off).
    public var isNew: Bool

    /// A receipt.
    public init(id: JobID, isNew: Bool = true) {
        self.id = id
        self.isNew = isNew
    }
}
