# frozen_string_literal: true

# `push.rb fill COUNT` pushes jobs in bulk; `push.rb push SECONDS` one after the other, and prints how long each took.
require_relative "empty"

clear = -> { Sidekiq.redis { |redis| redis.del("queue:ferro-benchmark") } }
case ARGV[0]
when "clear" then clear.call
when "fill"
  clear.call
  (0...ARGV[1].to_i).each_slice(1000) { |numbers| Empty.perform_bulk(numbers.map { |number| [number] }) }
when "push"
  clear.call
  now = -> { Process.clock_gettime(Process::CLOCK_MONOTONIC) }
  200.times { |number| Empty.perform_async(number) }
  latencies = []
  cpu = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  finish = now.call + ARGV[1].to_f
  start = now.call
  while start < finish
    Empty.perform_async(latencies.size)
    stop = now.call
    latencies << (stop - start) * 1e6
    start = stop
  end
  used = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - cpu
  latencies.sort!
  puts "sidekiq.push.p50_us\t#{latencies[latencies.size / 2]}"
  puts "sidekiq.push.p99_us\t#{latencies[latencies.size * 99 / 100]}"
  puts "sidekiq.push.cpu_us\t#{used * 1e6 / latencies.size}"
  clear.call
end
