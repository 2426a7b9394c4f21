"""What the owner was promised, tried as it could be broken: programs killed, disks full, machines that differ."""
