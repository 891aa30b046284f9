internal import Ferro

extension RateLimiter {
    /// What one visitor may write: enough for a person, too little for a machine.
    static let forms = RateLimiter("forms", .perMinute(20), .perHour(200))
    /// How often one visitor may vote.
    static let votes = RateLimiter("votes", .perMinute(60))
}
