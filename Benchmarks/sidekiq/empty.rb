# frozen_string_literal: true

# The contender: Sidekiq's worker, or its client, with an empty job that counts itself. BENCHMARK_FIGURES is the file
# that figures go to, BENCHMARK_JOBS the number of jobs.
require "sidekiq"

# Otherwise every push warns about a change in the next version of the Redis client.
Redis.sadd_returns_boolean = false
Sidekiq.logger.level = Logger::WARN
Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch("FERRO_TEST_REDIS_URL") } }
Sidekiq.configure_client { |config| config.redis = { url: ENV.fetch("FERRO_TEST_REDIS_URL") } }

class Empty
  include Sidekiq::Job
  sidekiq_options queue: "ferro-benchmark"

  TOTAL = ENV.fetch("BENCHMARK_JOBS", "20000").to_i
  WARM_UP = TOTAL / 10
  LOCK = Mutex.new
  @runs = 0

  class << self
    # The first tenth warms up, as in the other contenders.
    def count
      runs = LOCK.synchronize { @runs += 1 }
      @start = mark if runs == WARM_UP
      finish(mark) if runs == TOTAL
    end

    def mark = [Process::CLOCK_MONOTONIC, Process::CLOCK_PROCESS_CPUTIME_ID].map { |clock| Process.clock_gettime(clock) }

    def finish(last)
      wall, used = last.zip(@start).map { |left, right| left - right }
      counted = TOTAL - WARM_UP
      File.write(ENV.fetch("BENCHMARK_FIGURES"), <<~TEXT)
        sidekiq.rate\t#{counted / wall}
        sidekiq.per_cpu_second\t#{counted / used}
        sidekiq.cpu_us\t#{used * 1e6 / counted}
      TEXT
      Process.kill("TERM", Process.pid)
    end
  end

  def perform(_number) = Empty.count
end
