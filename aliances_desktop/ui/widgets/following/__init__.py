"""What alliances and processes are followed with: commitments, meetings, commissions, support, a diary, documents."""
