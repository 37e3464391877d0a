"""What Kilas costs: latency, requests, CPU and throughput."""
