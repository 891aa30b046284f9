public import FerroORM

/// Every migration of the app, oldest first; a test asserts that no file is missing.
public enum AppMigrations {
    /// The ordered list.
    public static let all: [any Migration.Type] = [
        CreateLinks.self,
        CreateTaggings.self,
        CreateVotes.self,
        CreateComments.self,
        CreateJobs.self,
        AddSearchToLinks.self,
        CreateCacheEntries.self,
        CreateLocks.self,
        CreateRateLimits.self,
        DeepenJobs.self,
        CreateJobBatches.self,
        CreateJobReports.self,
        CreateJobOutbox.self,
        CreateSchedule.self,
    ]
}
