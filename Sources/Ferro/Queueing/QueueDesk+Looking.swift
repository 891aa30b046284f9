internal import FerroQueue
internal import Foundation

extension QueueDesk {
    /// How commands show something.
    enum Form: Sendable { case text, json }

    /// The jobs of a state, as a table or a list in JSON.
    func list(
        _ filter: JobFilter, limit: Int, as form: Form, payload: Bool = false, now: Date = Date()
    ) async throws -> String {
        let records = try await stores.administration.list(filter, limit: limit, now: now)
        switch form {
        case .text: return JobTable.list(records)
        case .json: return try JobTable.json(records.map { JobDetail($0, payload: payload) })
        }
    }

    /// One job with its failed attempts; its payload only where it is asked for.
    ///
    /// - Throws: ``ApplicationError`` when it is not there.
    func show(_ id: Int64, as form: Form, payload: Bool = false, now: Date = Date()) async throws -> String {
        guard let record = try await stores.administration.find(JobID(id), now: now) else {
            throw ApplicationError(.missing, "there is no job \(id): it is done, was removed, or never was")
        }
        let detail = JobDetail(record, payload: payload)
        return form == .json ? try JobTable.json(detail) : detail.text
    }

    /// How many jobs each queue holds, and who works.
    func overview(as form: Form) async throws -> String {
        let overview = try await runtime.queueOverview()
        return form == .json ? try JobTable.json(overview) : JobTable.overview(overview)
    }
}
